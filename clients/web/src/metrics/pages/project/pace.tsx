// What a team finishes of what it commits to, sprint by sprint.
import { figuresOf } from '@/metrics/api/figures';
import { Figures } from '@/metrics/components/figure_card';
import { measureWords as words } from '@/metrics/words/words';
import type { Indicator } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import { useWords } from '@/kit/words/use_words';

export function Pace({ figures }: { figures: readonly Indicator[] }) {
  const { t } = useWords();
  return (
    <>
      <h3 className="fr-h6">{t(words.pace)}</h3>
      <Figures level="h4" figures={['velocity', 'say_do'].flatMap((id) => figuresOf(figures, id))} />
    </>
  );
}
