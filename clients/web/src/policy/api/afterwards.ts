// Whether reports fell since a text is in force: what was new of them in the month before it, and in the last one that was published.

interface Month { month: string; newReports: number }
export interface Since { before: Month; after: Month; fell: boolean }

// `months`: the first one first, "2026-03". `days`: on which texts about it enter into force; the first of them that has come counts.
// Nothing where no month lies before it, or none after it.
export function sinceInForce(months: readonly Month[], days: readonly string[], today: string): Since | undefined {
  const [first] = days.filter((day) => day <= today).sort();
  if (!first) return undefined;
  const from = first.slice(0, 7);
  const before = months.filter(({ month }) => month < from).at(-1), after = months.filter(({ month }) => month > from).at(-1);
  return before && after && { before, after, fell: after.newReports < before.newReports };
}
