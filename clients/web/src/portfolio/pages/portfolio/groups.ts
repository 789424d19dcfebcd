// Counts by a dimension and phase, as rows.
import type { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import type { PortfolioSummary } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { phaseNamed } from '@/portfolio/words/enums';
import type { PhaseCounts } from './phase_bar';

export interface Row {
  // Of the dimension; empty for projects that have none.
  value: string;
  counts: PhaseCounts;
  total: number;
}

export function rowsBy(dimension: string, { groups }: PortfolioSummary): Row[] {
  const rows = new Map<string, Map<ReturnType<typeof phaseNamed>, number>>();
  for (const { keys, count } of groups) {
    const value = keys[dimension] ?? '';
    const counts = rows.get(value) ?? new Map();
    rows.set(value, counts.set(phaseNamed(keys.phase ?? ''), Number(count)));
  }
  return [...rows].map(([value, counts]) => ({ value, counts, total: [...counts.values()].reduce((sum, n) => sum + n, 0) }));
}

export function countsOf({ groups }: PortfolioSummary): PhaseCounts {
  return new Map(groups.map(({ keys, count }) => [phaseNamed(keys.phase ?? ''), Number(count)]));
}

// Of these phases together.
export const countIn = (counts: PhaseCounts, phases: readonly Phase[]) => phases.reduce((sum, phase) => sum + (counts.get(phase) ?? 0), 0);
