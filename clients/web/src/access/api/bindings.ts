// Who was given what: who that is, whether it counts, and the lists that an address asks for.
import { timestampMs, type Timestamp } from '@bufbuild/protobuf/wkt';
import type { AccessBinding } from '@/gen/pepiniere/rpc/v1/access_binding_pb';
import { equal, NONE, word } from '@/kit/api/filter';
import { plain } from '@/kit/words/plain';

// Who holds it: a person, where what it was given to stands for one.
export const holderOf = ({ principal, person }: Pick<AccessBinding, 'principal' | 'person'>) => person || principal;

// With what those who are named in it are called.
export interface Told { binding: AccessBinding; nameOf: (name: string) => string }

// Whether all these words are in what the holder is called, or in what it was given to.
export function isHeldBy(typed: string, { binding, nameOf }: Told): boolean {
  const holder = holderOf(binding);
  const found = plain(`${nameOf(holder)} ${holder} ${binding.principal}`);
  return plain(typed).split(/\s+/).every((word) => found.includes(word));
}

export type State = 'active' | 'coming' | 'over' | 'revoked';

const isPast = (time: Timestamp | undefined, now: number) => time !== undefined && timestampMs(time) <= now;

export function stateOf({ startTime, endTime, revokeTime }: Pick<AccessBinding, 'startTime' | 'endTime' | 'revokeTime'>, now = Date.now()): State {
  if (revokeTime) return 'revoked';
  if (isPast(endTime, now)) return 'over';
  return startTime && !isPast(startTime, now) ? 'coming' : 'active';
}

// What can still be taken back.
export const isOpen = (state: State) => state === 'active' || state === 'coming';

export const ACTIVE = 'actifs';
export const INACTIVE = 'autres';

// By the parameters of an address; NONE: on everything.
const CLAUSES: Readonly<Record<string, (value: string) => string>> = {
  role: word('role'),
  sur: (value) => (value === NONE ? equal('resource')(NONE) : `(${equal('resource')(value)} OR ${equal('resource')(NONE)})`),
  etat: (value) => ({ [ACTIVE]: 'active = true', [INACTIVE]: 'active = false' })[value] ?? '',
};

// What was given to any of these.
export const heldBy = (names: readonly string[]) => {
  const clauses = names.filter(Boolean).map(equal('principal'));
  return clauses.length > 1 ? `(${clauses.join(' OR ')})` : clauses.join('');
};

export const bindingsFilter = (get: (param: string) => string) =>
  Object.entries(CLAUSES).flatMap(([param, clause]) => (get(param) && clause(get(param))) || []).join(' AND ');
