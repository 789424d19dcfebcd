// Sessions of committees, and what they decided.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Session } from '@/gen/pepiniere/policy/v1/session_pb';
import { text, word } from '@/kit/api/filter';
import { paged, query, whole } from '@/kit/api/query';
import type { Source } from '@/kit/form/field';
import { policyMethods } from './clients';

// What an address asks for: words of the title, a state by its symbol.
export const sessionFilter = (get: (param: string) => string) => [get('texte') && text('title')(get('texte')), get('etat') && word('state')(get('etat'))].filter(Boolean).join(' AND ');
// The latest first.
export const useSessions = (filter: string) => useInfiniteQuery(paged(policyMethods.listSessions, { filter, orderBy: 'start_time desc', pageSize: 50 }));
export const useSession = (name: string) => useQuery({ ...query(policyMethods.getSession, { name }), enabled: name !== '' });
export const useDecisions = (session: string) => useQuery({ ...whole(policyMethods.listDecisions, { parent: session }, (page) => page.decisions), enabled: session !== '' });
export const useDecision = (name: string) => useQuery({ ...query(policyMethods.getDecision, { name }), enabled: name !== '' });

// As a field of a form chooses the first session of a second convening.
const everySession = whole(policyMethods.listSessions, { orderBy: 'start_time desc' }, (page) => page.sessions);
export const SESSIONS_TO_CHOOSE: Source = { useResources: () => useQuery(everySession).data?.filter(({ secondConvening }) => !secondConvening) ?? [], asTheyCome: true };

// How somebody takes part: there, heard from elsewhere, represented by who holds their mandate, or not at all.
export type Part = 'present' | 'remote' | 'represented' | 'absent';
export interface Seat { code: string; title: string; isChair: boolean; part: Part; holder: string }
type Attended = Pick<Session, 'members' | 'presences' | 'mandates' | 'recusals'>;

export function seatsOf({ members, presences, mandates }: Pick<Attended, 'members' | 'presences' | 'mandates'>): readonly Seat[] {
  return members.map(({ code, title, chair }) => {
    const presence = presences.find((one) => one.member === code), holder = mandates.find(({ giver }) => giver === code)?.holder ?? '';
    const part: Part = presence ? (presence.remote ? 'remote' : 'present') : holder ? 'represented' : 'absent';
    return { code, title, isChair: chair, part, holder };
  });
}

// All who are there and all mandates, as the service records them at once; a mandate of who is there says nothing.
export function attendanceOf(seats: readonly Seat[]) {
  return {
    presences: seats.filter(({ part }) => part === 'present' || part === 'remote').map(({ code, part }) => ({ member: code, remote: part === 'remote' })),
    mandates: seats.filter(({ part, holder }) => part === 'represented' && holder !== '').map(({ code, holder }) => ({ giver: code, holder })),
  };
}

const isRecused = ({ recusals }: Pick<Attended, 'recusals'>, code: string, proposal: string) => recusals.some((one) => one.member === code && (one.proposal === '' || one.proposal === proposal));
// Who may be asked how they vote on an item: who is there, or represented. The service says whose vote counts.
export const votersOf = (session: Attended, proposal: string) => seatsOf(session).filter(({ code, part }) => part !== 'absent' && !isRecused(session, code, proposal));
