// The weeks of deployments as they are drawn: the same numbers as in their table.
import type { Dora_Week as Week } from '@/gen/pepiniere/metrics/v1/dora_pb';
import type { Bars } from '@/metrics/components/charts/bars_chart';
import { isoOf } from '@/kit/words/day';

// Something is known of it: it is covered, or it is not over and there were some already. Of others there is no figure: 0 would be one.
export const isTold = ({ covered, deployments }: Pick<Week, 'covered' | 'deployments'>) => covered || deployments > 0;

// Those that did not fail, and upon them those that did.
export const barsOf = (weeks: readonly Pick<Week, 'startDate' | 'covered' | 'deployments' | 'failed'>[]): Bars[] => weeks.map((week) => ({
  day: week.startDate ? isoOf(week.startDate) : '',
  value: isTold(week) ? week.deployments - week.failed : undefined,
  ...(isTold(week) ? { above: week.failed } : {}),
}));
