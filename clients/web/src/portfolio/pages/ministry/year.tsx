// What moved in a period; in the year up to the day asked where none is named.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { PeriodPicker } from '@/kit/ui/period_picker';
import { Answer } from '@/kit/ui/states';
import { usePeriod } from '@/kit/ui/use_period';
import { useWords } from '@/kit/words/use_words';
import { comparedOver, compareUrl } from '@/portfolio/api/project_filter';
import { flowIn } from '../portfolio/flow';
import { FlowFigures } from '../portfolio/flow_figures';
import { PhasesTable } from '../portfolio/flow_tables';
import { portfolioWords } from '../portfolio/words';
import { paramsOf, type Asked } from './subject';
import { ministryWords } from './words';

export function Year({ asked }: { asked: Asked }) {
  const { subject, date } = asked;
  const { t, date: say } = useWords();
  const chosen = usePeriod(date);
  const { period } = chosen;
  const flow = useQuery(flowIn(period, subject.filter));
  const from = paramsOf(asked);
  return (
    <section className="part" aria-labelledby="year">
      <h2 id="year" className="fr-h4">{t(portfolioWords.flow)}</h2>
      <PeriodPicker chosen={chosen} end={date} />
      <p className="fr-mb-2w">{t(ministryWords.flowTold, { from: say(period.first), to: say(period.last) })}</p>
      <Answer of={flow}>
        {(data) => (
          <>
            <FlowFigures flow={data} period={period} from={from} small />
            <PhasesTable flow={data} period={period} from={from} caption={t(portfolioWords.phasesBetween)} sign />
          </>
        )}
      </Answer>
      <p className="no-print"><Link to={compareUrl(comparedOver(period), from)}>{t(portfolioWords.compareFlow)}</Link></p>
    </section>
  );
}
