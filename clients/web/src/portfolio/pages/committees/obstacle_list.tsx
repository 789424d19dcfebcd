import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import type { Violation } from '@/portfolio/components/refusal';
import { useObstacles } from './obstacles';
import { useProjectTitles } from './project_titles';
import { committeeWords } from './words';

// What stands in the way, project by project; `more`: how much is not told.
export function ObstacleList({ violations, more = 0 }: { violations: readonly Violation[]; more?: number }) {
  const { t } = useWords();
  const { byProject, others } = useObstacles()(violations);
  const titleOf = useProjectTitles([...byProject.keys()]);
  const n = more + others.length + [...byProject.values()].flat().length;
  return (
    <Alert severity="error" as="h3" title={t(committeeWords.inTheWay, { n })} description={
      <ul>
        {[...byProject].map(([project, reasons]) => (
          <li key={project}><strong>{titleOf(project)}</strong><ul>{reasons.map(({ text }) => <li key={text}>{text}</li>)}</ul></li>
        ))}
        {others.map(({ text }) => <li key={text}>{text}</li>)}
        {more > 0 && <li>{t(common.andMore, { n: more })}</li>}
      </ul>
    } />
  );
}
