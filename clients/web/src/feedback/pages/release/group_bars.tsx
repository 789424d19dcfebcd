// What a group of people answered to one question: how many they are, and how many of them chose each option.
import { Bars } from '@/feedback/components/bars';
import { releaseWords as words } from '@/feedback/words/releases';
import type { GroupFigures } from '@/gen/pepiniere/feedback/v1/release_pb';
import { useWords } from '@/kit/words/use_words';
import { meanOf, shareOf } from './figures';

interface GroupBarsProps { group: GroupFigures; name: string; labelOf: (option: string) => string }

export function GroupBars({ group, name, labelOf }: GroupBarsProps) {
  const { t, number, percent } = useWords();
  const { people, options } = group;
  const mean = meanOf(group);
  return (
    <>
      <p><strong>{name}</strong> <span className="quiet">{t(words.n, { n: number(people) })}{mean !== undefined && <>, {t(words.meanIs, { mean: number(mean) })}</>}</span></p>
      <Bars bars={options.map(({ option, count }) => ({ id: option, label: labelOf(option), share: shareOf(count, people), said: t(words.share, { count: number(count), percent: percent(shareOf(count, people)) }) }))} />
    </>
  );
}
