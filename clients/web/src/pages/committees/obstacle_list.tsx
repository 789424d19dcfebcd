import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { useWords } from '@/words/use_words';
import { useObstacles } from './obstacles';
import { useProjectTitles } from './project_titles';
import { committeeWords } from './words';

// What stands in the way, project by project.
export function ObstacleList({ error }: { error: unknown }) {
  const { t } = useWords();
  const { byProject, others } = useObstacles()(error);
  const titleOf = useProjectTitles([...byProject.keys()]);
  const n = others.length + [...byProject.values()].flat().length;
  return (
    <Alert severity="error" as="h3" title={t(committeeWords.inTheWay, { n })} description={
      <ul>
        {[...byProject].map(([project, reasons]) => (
          <li key={project}><strong>{titleOf(project)}</strong><ul>{reasons.map(({ text, lang }) => <li key={text} lang={lang}>{text}</li>)}</ul></li>
        ))}
        {others.map(({ text, lang }) => <li key={text} lang={lang}>{text}</li>)}
      </ul>
    } />
  );
}
