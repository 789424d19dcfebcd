// Where items stand, as addresses name it, and as their list is filtered by it.
import { StateCategory as State } from '@/gen/pepiniere/metrics/v1/work_item_pb';

export const STATES_ASKED: Readonly<Record<string, State>> = { 'a-faire': State.TODO, 'en-cours': State.IN_PROGRESS, fait: State.DONE, abandonne: State.CANCELLED };
export const stateFilter = (asked: string) => (STATES_ASKED[asked] ? `state = ${State[STATES_ASKED[asked]]}` : '');
