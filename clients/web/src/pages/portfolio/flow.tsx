// What moved between two dates: figures, a picture, and the tables that say the same.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useId } from 'react';
import { portfolioMethods } from '@/api/clients';
import { projectsUrl } from '@/api/project_filter';
import { query } from '@/api/query';
import { Figure } from '@/components/figure';
import { Answer, Empty, Loading } from '@/components/states';
import { useUrlState } from '@/components/use_url_state';
import { WhenSeen } from '@/components/when_seen';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import type { PortfolioFlow } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { addDays, dayOf } from '@/words/day';
import { useWords } from '@/words/use_words';
import { MovesTable, PhasesTable } from './flow_tables';
import type { Asked } from './use_asked';
import { portfolioWords } from './words';

const FlowPicture = lazy(() => import('./flow_picture'));

export interface Period { from: string; to: string }

export function Flow({ asked }: { asked: Asked }) {
  const { t } = useWords();
  const { get, set } = useUrlState();
  const id = useId();
  const to = asked.date;
  const chosen = dayOf(get('depuis_le')) ? get('depuis_le') : addDays(to, -365);
  const from = chosen <= to ? chosen : to;
  const flow = useQuery({
    ...query(portfolioMethods.getPortfolioFlow, { fromDate: dayOf(from), toDate: asked.asOf, filter: asked.filter }),
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-labelledby={`${id}-title`} className="fr-mt-6w">
      <h2 className="fr-h4" id={`${id}-title`}>{t(portfolioWords.flow)}</h2>
      <div className="period no-print">
        <div>
          <label className="fr-label" htmlFor={`${id}-from`}>{t(portfolioWords.from)}</label>
          <input id={`${id}-from`} className="fr-input" type="date" value={from} max={to}
            onChange={(event) => set({ depuis_le: event.target.value }, true)} />
        </div>
        <div>
          <label className="fr-label" htmlFor={`${id}-to`}>{t(portfolioWords.to)}</label>
          <input id={`${id}-to`} className="fr-input" type="date" value={to} min={from}
            onChange={(event) => event.target.value && set({ date: event.target.value }, true)} />
        </div>
      </div>
      <Answer of={flow} lines={8}>{(answer) => <Moved flow={answer} period={{ from, to }} params={asked.params} />}</Answer>
    </section>
  );
}

function Moved({ flow, period, params }: { flow: PortfolioFlow; period: Period; params: URLSearchParams }) {
  const { t, number, date } = useWords();
  // Those that moved there in the period, and are there at its end.
  const list = (phase: Phase) => projectsUrl(
    { phase: Phase[phase], depuis: addDays(period.from, 1), jusqua: period.to, date: period.to }, params);
  const figures = [
    { n: flow.openedCount, label: portfolioWords.opened, to: projectsUrl({ entree: `${period.from}..${period.to}`, date: period.to }, params) },
    { n: flow.convertedCount, label: portfolioWords.converted, to: list(Phase.CONSTRUCTION) },
    { n: flow.transferredCount, label: portfolioWords.transferred, to: list(Phase.TRANSFERRED) },
    { n: flow.stoppedCount, label: portfolioWords.stopped, to: list(Phase.STOPPED) },
    { n: flow.inconclusiveCount, label: portfolioWords.inconclusive, to: list(Phase.INCONCLUSIVE) },
    { n: flow.restartedCount, label: portfolioWords.restarted },
  ];
  return (
    <>
      <div className="figures">
        {figures.map(({ n, label, to }) => <Figure key={label.en} value={number(n)} label={t(label)} to={n > 0 ? to : undefined} />)}
      </div>
      <p className="fr-text--sm quiet">{t(portfolioWords.movesLead, { date: date(period.to) })}</p>
      {flow.transitions.length === 0 ? <Empty><p>{t(portfolioWords.noMove)}</p></Empty> : (
        <div className="side-by-side">
          <figure className="flow-picture" role="group" aria-label={t(portfolioWords.flowPicture, { from: date(period.from), to: date(period.to) })}>
            <WhenSeen instead={<div className="flow-picture__place" />}>
              <Suspense fallback={<Loading lines={8} />}><FlowPicture transitions={flow.transitions} /></Suspense>
            </WhenSeen>
          </figure>
          <MovesTable flow={flow} list={list} />
        </div>
      )}
      <PhasesTable flow={flow} period={period} params={params} />
    </>
  );
}
