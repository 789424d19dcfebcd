// Proposals, what they said in each revision, and the steps of their way.
import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Proposal } from '@/gen/pepiniere/policy/v1/proposal_pb';
import { equal, text, word } from '@/kit/api/filter';
import { call, keyOf, pages, query, whole } from '@/kit/api/query';
import type { Finder, Source } from '@/kit/form/field';
import { idIn } from './addresses';
import { policyMethods } from './clients';

const both = (...clauses: readonly string[]) => clauses.filter(Boolean).join(' AND ');

// What an address asks for: words of the title, a state and a nature by their symbols, a topic by its id, what is late, one's own.
export const YES = 'oui';
export const proposalFilter = (get: (param: string) => string, person: string) => both(
  get('texte') && text('title')(get('texte')), get('etat') && word('state')(get('etat')), get('nature') && equal('nature')(get('nature')),
  get('sujet') && equal('topic')(`constraintTopics/${get('sujet')}`), get('retard') === YES ? 'overdue = true' : '', get('miennes') === YES && person ? equal('author')(person) : '',
);

// The register has two parts: what nobody answered in time, what waits longest first; then the rest, what moved last first.
interface Place { isOverdue: boolean; pageToken: string }
const OVERDUE: Place = { isOverdue: true, pageToken: '' }, REST: Place = { isOverdue: false, pageToken: '' };
const partAsked = (filter: string, isOverdue: boolean) => ({ filter: both(filter, `overdue = ${isOverdue}`), orderBy: isOverdue ? 'state_time' : 'state_time desc' });

interface Part { proposals: readonly Proposal[]; next?: Place }
const PAGE = 50;
async function partAt(filter: string, place: Place, signal?: AbortSignal): Promise<Part> {
  const { isOverdue, pageToken } = place;
  const page = await call(policyMethods.listProposals, { ...partAsked(filter, isOverdue), pageSize: PAGE, pageToken }, signal);
  if (page.nextPageToken) return { proposals: page.proposals, next: { isOverdue, pageToken: page.nextPageToken } };
  if (!isOverdue) return { proposals: page.proposals };
  const rest = await partAt(filter, REST, signal);
  return { ...rest, proposals: [...page.proposals, ...rest.proposals] };
}
const register = (filter: string) => infiniteQueryOptions({
  queryKey: [...keyOf(policyMethods.listProposals, { filter }), 'register'] as const,
  queryFn: ({ pageParam, signal }) => partAt(filter, pageParam, signal),
  initialPageParam: OVERDUE,
  getNextPageParam: ({ next }) => next,
});
export const useRegister = (filter: string) => useInfiniteQuery(register(filter));

// All of it, page after page, in the same order.
export async function* everyProposal(filter: string, signal: AbortSignal): AsyncGenerator<readonly Proposal[]> {
  for (const isOverdue of [true, false]) for await (const page of pages(policyMethods.listProposals, partAsked(filter, isOverdue), signal)) yield page.proposals;
}

export const useProposal = (name: string) => useQuery({ ...query(policyMethods.getProposal, { name }), enabled: name !== '' });
export const useVersions = (proposal: string, isAsked = true) => useQuery({ ...whole(policyMethods.listProposalVersions, { parent: proposal }, (page) => page.versions), enabled: isAsked });
export const useSteps = (proposal: string) => useQuery(whole(policyMethods.listProposalSteps, { parent: proposal }, (page) => page.steps));

// Those that something may still be cited in: of this person, or all that the caller reads.
const GOES_ON = 'NOT (state = MERGED OR state = WITHDRAWN)';
export const useGoingOn = (person: string, isAsked: boolean) =>
  useQuery({ ...whole(policyMethods.listProposals, { filter: both(person && equal('author')(person), GOES_ON), orderBy: 'title' }, (page) => page.proposals), enabled: isAsked });

export const useCarrying = (commitment: string) => useQuery(whole(policyMethods.listProposals, { filter: equal('commitment')(commitment), orderBy: 'title' }, (page) => page.proposals));

// "2026-3 – Acheter un logiciel libre": a reference, and what it is about.
export const calledOf = ({ name, title }: Pick<Proposal, 'name' | 'title'>) => `${idIn(name)} – ${title}`;

const FOUND = 10;
// Others than this one, to choose from by the words of their titles.
export const proposalsBeside = (proposal: string): Finder => ({
  useFound: (typed) => useQuery({ ...query(policyMethods.listProposals, { filter: text('title')(typed), pageSize: FOUND }), enabled: typed !== '' })
    .data?.proposals.filter(({ name }) => name !== proposal).map((one) => ({ name: one.name, title: calledOf(one) })),
  useTitle: (name) => {
    const { data } = useProposal(name);
    return data ? calledOf(data) : idIn(name);
  },
});

// Those that a committee may sit on.
const beforeCommittee = whole(policyMethods.listProposals, { filter: word('state')('COMMITTEE'), orderBy: 'title' }, (page) => page.proposals);
export const BEFORE_COMMITTEE: Source = { useResources: () => useQuery(beforeCommittee).data?.map((one) => ({ name: one.name, title: calledOf(one) })) ?? [] };
