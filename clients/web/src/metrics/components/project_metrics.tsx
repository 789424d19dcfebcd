// The measures of a project on its page: the few that say most, and the way to all of them.
import { Link } from 'react-router-dom';
import { dataUrl, measuresUrl, sourcesUrl } from '@/metrics/api/addresses';
import { useMay } from '@/metrics/api/caller';
import { useFigures } from '@/metrics/api/figures';
import { useComparisons } from '@/metrics/api/objectives';
import { dataWords } from '@/metrics/words/data';
import { measureWords as words } from '@/metrics/words/words';
import { useWords } from '@/kit/words/use_words';
import { Answer } from '@/kit/ui/states';
import { Figures } from './figure_card';
import { isKnown } from './use_said';

const FIRST = ['throughput', 'wip', 'cycle_time', 'deployment_frequency', 'change_fail_rate', 'jdma', 'usage', 'impact'];

export function ProjectMetrics({ project }: { project: string }) {
  const { t } = useWords();
  const may = useMay(project);
  const figures = useFigures(project, {}, FIRST);
  const objectives = useComparisons(project, {});
  const objectiveOf = (subject: string) => objectives.data?.comparisons.find(({ objective }) => objective?.name === subject)?.objective?.title;
  return (
    <section id="mesures" tabIndex={-1} aria-labelledby="mesures-titre" className="project__section">
      <h2 id="mesures-titre" className="fr-h4">{t(words.title)}</h2>
      <Answer of={figures}>
        {(all) => {
          const known = all.filter(isKnown);
          return known.length > 0 ? <Figures figures={known} labelOf={({ subject }) => objectiveOf(subject)} /> : <p>{t(words.nothing)}</p>;
        }}
      </Answer>
      <p className="no-print">
        <Link to={measuresUrl(project)}>{t(words.all)}</Link>
        {' – '}<Link to={dataUrl(project)}>{t(dataWords.of)}</Link>
        {may('CreateSource') && <>{' – '}<Link to={sourcesUrl(project)}>{t(words.sources)}</Link></>}
      </p>
    </section>
  );
}
