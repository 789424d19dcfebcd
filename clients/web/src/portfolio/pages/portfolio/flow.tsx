// What moved in a period: figures, a picture, and the tables that say the same.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useId } from 'react';
import { Link } from 'react-router-dom';
import type { PortfolioFlow } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { query } from '@/kit/api/query';
import { PeriodPicker } from '@/kit/ui/period_picker';
import { Answer, Empty, Loading } from '@/kit/ui/states';
import { usePeriod } from '@/kit/ui/use_period';
import { WhenSeen } from '@/kit/ui/when_seen';
import { dayOf } from '@/kit/words/day';
import { dayBefore, type Period } from '@/kit/words/period';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { comparedOver, compareUrl } from '@/portfolio/api/project_filter';
import { FlowFigures } from './flow_figures';
import { MovesTable, PhasesTable } from './flow_tables';
import type { Asked } from './use_asked';
import { portfolioWords } from './words';

const FlowPicture = lazy(() => import('./flow_picture'));

export const flowIn = (period: Period, filter: string) =>
  query(portfolioMethods.getPortfolioFlow, { fromDate: dayOf(dayBefore(period)), toDate: dayOf(period.last), filter });

export function Flow({ asked: { date, filter, params } }: { asked: Asked }) {
  const { t } = useWords();
  const id = useId();
  const chosen = usePeriod(date);
  const { period } = chosen;
  const flow = useQuery({ ...flowIn(period, filter), placeholderData: keepPreviousData });
  return (
    <section aria-labelledby={`${id}-title`} className="fr-mt-6w">
      <h2 className="fr-h4" id={`${id}-title`}>{t(portfolioWords.flow)}</h2>
      <PeriodPicker chosen={chosen} end={date} />
      <Answer of={flow} lines={8}>{(answer) => <Moved flow={answer} period={period} params={params} />}</Answer>
      <p className="no-print"><Link to={compareUrl(comparedOver(period), params)}>{t(portfolioWords.compareFlow)}</Link></p>
    </section>
  );
}

function Moved({ flow, period, params }: { flow: PortfolioFlow; period: Period; params: URLSearchParams }) {
  const { t, date } = useWords();
  return (
    <>
      <FlowFigures flow={flow} period={period} from={params} />
      <p className="fr-text--sm quiet">{t(portfolioWords.movesLead)}</p>
      {flow.transitions.length === 0 ? <Empty><p>{t(portfolioWords.noMove)}</p></Empty> : (
        <div className="side-by-side">
          <figure className="flow-picture" role="group" aria-label={t(portfolioWords.flowPicture, { from: date(period.first), to: date(period.last) })}>
            <WhenSeen instead={<div className="flow-picture__place" />}>
              <Suspense fallback={<Loading lines={8} />}><FlowPicture transitions={flow.transitions} /></Suspense>
            </WhenSeen>
          </figure>
          <MovesTable flow={flow} period={period} from={params} />
        </div>
      )}
      <PhasesTable flow={flow} period={period} from={params} caption={t(portfolioWords.phasesBetween)} />
    </>
  );
}
