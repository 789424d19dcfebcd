// The projects that entered the portfolio in a year, as PORTFOLIO_DIMENSION_YEAR_OF_ENTRY counts them. No filter says so: they
// are those that had a phase when the year ended, and none before it began.
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

// `filter`: what does not depend on the day, to read less.
export async function enteredIn(year: number, filter: string, signal: AbortSignal): Promise<Set<string>> {
  const [before, within] = await Promise.all([startedBy(`${year - 1}-12-31`, filter, signal), startedBy(`${year}-12-31`, filter, signal)]);
  return new Set([...within].filter((name) => !before.has(name)));
}
