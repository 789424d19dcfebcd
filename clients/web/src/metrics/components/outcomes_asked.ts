// What became of events, as addresses name it, and as a list is filtered by it.
import { SourceEvent_Outcome as Outcome } from '@/gen/pepiniere/metrics/v1/source_event_pb';

export const OUTCOMES_ASKED: Readonly<Record<string, Outcome>> = { acceptes: Outcome.ACCEPTED, inchanges: Outcome.UNCHANGED, ignores: Outcome.IGNORED, refuses: Outcome.REFUSED, partiels: Outcome.PARTLY };
export const outcomeFilter = (asked: string) => (OUTCOMES_ASKED[asked] ? `outcome = ${Outcome[OUTCOMES_ASKED[asked]]}` : '');
// What waits to be taken again, whatever is listed.
export const WAITING = 'outcome = REFUSED AND replayable = true';
