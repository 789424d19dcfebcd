// The projects that entered the portfolio in a year, as PORTFOLIO_DIMENSION_YEAR_OF_ENTRY counts them, or between two days. No
// filter says so: they are those that had a phase at the end, and none at the start.
import { create } from '@bufbuild/protobuf';
import { FieldMaskSchema } from '@bufbuild/protobuf/wkt';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { dayOf } from '@/words/day';
import { portfolioMethods } from './clients';
import { pages } from './query';

async function startedBy(date: string, filter: string, signal: AbortSignal): Promise<Set<string>> {
  const names = new Set<string>();
  const readMask = create(FieldMaskSchema, { paths: ['name', 'phase'] });
  for await (const { projects } of pages(portfolioMethods.listProjects, { filter, asOf: dayOf(date), readMask }, signal)) {
    for (const { name, phase } of projects) if (phase !== Phase.UNSPECIFIED) names.add(name);
  }
  return names;
}

// "2019", or "2020-01-01..2024-12-31": after the first day, to the last one. Undefined for anything else.
export function entryPeriod(text: string): { from: string; to: string } | undefined {
  if (/^\d{4}$/.test(text)) return { from: `${Number(text) - 1}-12-31`, to: `${text}-12-31` };
  const [from, to] = text.split('..');
  return from && to && dayOf(from) && dayOf(to) ? { from, to } : undefined;
}

// `filter`: what does not depend on the day, to read less.
export async function enteredIn({ from, to }: { from: string; to: string }, filter: string, signal: AbortSignal): Promise<Set<string>> {
  const [before, within] = await Promise.all([startedBy(from, filter, signal), startedBy(to, filter, signal)]);
  return new Set([...within].filter((name) => !before.has(name)));
}
