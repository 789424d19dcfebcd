// The life of a project from its ledger, by the one definition: of the lines that hold, each ends where the next begins,
// and an explicit end, its last active day, pauses it from the day after until then.
import { Phase, type PhaseRecord } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { addDays, isoOf } from '@/kit/words/day';

export interface Stay {
  record: PhaseRecord;
  // Unspecified of a line whose word nobody explained: it ends what was before, and no phase is known from then on.
  phase: Phase;
  from: string;
  // The first day after it; absent on the last.
  to?: string;
  // The first day of the pause, where there is one.
  pausedFrom?: string;
}

// `records` in the order that decides, as the service lists them.
export function staysOf(records: readonly PhaseRecord[]): Stay[] {
  const lines = records.filter((record) => !record.supersedeTime && (record.phase !== Phase.UNSPECIFIED || record.sourcePhase) && record.effectiveDate);
  return lines.map((record, i) => {
    const from = isoOf(record.effectiveDate!);
    const next = lines[i + 1]?.effectiveDate;
    const to = next && isoOf(next);
    const after = record.endDate && addDays(isoOf(record.endDate), 1);
    const pause = after && after < from ? from : after;
    return { record, phase: record.phase, from, to, pausedFrom: record.phase && pause && (!to || pause < to) ? pause : undefined };
  });
}
