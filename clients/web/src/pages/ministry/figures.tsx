// The portfolio in a few numbers, each of which leads to its list.
import { useQuery } from '@tanstack/react-query';
import { portfolioMethods } from '@/api/clients';
import { ACTIVE_PHASES, ENDED_PHASES, projectsUrl, SERVING_PHASES } from '@/api/project_filter';
import { query } from '@/api/query';
import { Figure } from '@/components/figure';
import { Answer } from '@/components/states';
import type { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { common } from '@/words/common';
import { ACTIVE, ENDED, SERVING } from '@/words/enums';
import { useWords } from '@/words/use_words';
import { countsOf } from '../portfolio/groups';
import type { Asked } from './subject';
import { ministryWords } from './words';

export const byPhase = (filter: string, asOf: Asked['asOf']) =>
  query(portfolioMethods.getPortfolioSummary, { groupBy: [PortfolioDimension.PHASE], filter, ...(asOf ? { asOf } : {}) });

export function Figures({ asked: { subject, asOf, date } }: { asked: Asked }) {
  const { t, number, percent } = useWords();
  const here = useQuery(byPhase(subject.filter, asOf));
  const whole = useQuery(byPhase('', asOf));
  const to = (phase: string) => projectsUrl({ ...subject.params, phase, date: asOf && date });
  return (
    <Answer of={here}>
      {(summary) => {
        const counts = countsOf(summary);
        const sum = (phases: readonly Phase[]) => phases.reduce((n, phase) => n + (counts.get(phase) ?? 0), 0);
        const total = Number(summary.totalCount), all = Number(whole.data?.totalCount ?? 0n);
        const paused = Number(summary.pausedCount);
        return (
          <div className="figures">
            <Figure value={number(total)} label={t(ministryWords.projects)} to={to('')}
              hint={subject.name && all > 0 ? t(ministryWords.ofWhole, { percent: percent(total / all) }) : undefined} />
            <Figure value={number(sum(ACTIVE))} label={t(ministryWords.underIncubation)} to={to(ACTIVE_PHASES)}
              hint={paused > 0 ? t(ministryWords.pausedN, { n: paused }) : undefined} />
            <Figure value={number(sum(SERVING))} label={t(common.serving)} to={to(SERVING_PHASES)} />
            <Figure value={number(sum(ENDED))} label={t(common.ended)} to={to(ENDED_PHASES)} />
          </div>
        );
      }}
    </Answer>
  );
}
