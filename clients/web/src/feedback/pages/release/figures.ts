// Figures of a release, as numbers.
import type { GroupFigures } from '@/gen/pepiniere/feedback/v1/release_pb';

export const shareOf = (count: number, people: number) => (people > 0 ? count / people : 0);

const HUNDREDTHS = 100;
// "7/2" -> 3.5; undefined of what has none.
export function meanOf({ mean }: Pick<GroupFigures, 'mean'>): number | undefined {
  const [, over, under] = /^(-?\d+)\/(\d+)$/.exec(mean) ?? [];
  return over && under ? Math.round((Number(over) / Number(under)) * HUNDREDTHS) / HUNDREDTHS : undefined;
}
