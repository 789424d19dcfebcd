// The portfolio in a few numbers, each of which leads to its list.
import { useQuery } from '@tanstack/react-query';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { PhaseGroup } from '@/gen/pepiniere/portfolio/v1/rules_pb';
import { query } from '@/kit/api/query';
import { Figure } from '@/kit/ui/figure';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { ACTIVE_PHASES, ENDED_PHASES, projectsUrl, SERVING_PHASES, STARTED } from '@/portfolio/api/project_filter';
import { useRulesAnswer } from '@/portfolio/api/rules';
import { terms } from '@/portfolio/words/terms';
import { countIn, countsOf } from '../portfolio/groups';
import { paramsOf, type Asked } from './subject';
import { ministryWords } from './words';

export const byPhase = (filter: string, asOf: Asked['asOf']) =>
  query(portfolioMethods.getPortfolioSummary, { groupBy: [PortfolioDimension.PHASE], filter, ...(asOf ? { asOf } : {}) });

export function Figures({ asked }: { asked: Asked }) {
  const { subject, asOf } = asked;
  const { t, number, percent } = useWords();
  const here = useQuery(byPhase(subject.filter, asOf));
  const whole = useQuery(byPhase('', asOf));
  const rules = useRulesAnswer();
  const to = (params: Record<string, string>) => projectsUrl(params, paramsOf(asked));
  return (
    <Answer of={rules}>{({ phasesIn }) => <Answer of={here}>
      {(summary) => {
        const counts = countsOf(summary);
        const sum = (group: PhaseGroup) => countIn(counts, phasesIn(group));
        const total = Number(summary.totalCount), all = Number(whole.data?.totalCount ?? 0n);
        const paused = Number(summary.pausedCount);
        return (
          <div className="figures">
            <Figure value={number(total)} label={t(terms.followed)} to={to({ phase: STARTED })}
              hint={subject.name && all > 0 ? t(ministryWords.ofWhole, { percent: percent(total / all) }) : undefined} />
            <Figure value={number(sum(PhaseGroup.INCUBATED))} label={t(terms.underIncubation)} to={to({ phase: ACTIVE_PHASES })} />
            {paused > 0 && <Figure value={number(paused)} label={t(terms.paused)} to={to({ pause: 'oui' })} />}
            <Figure value={number(sum(PhaseGroup.SERVING))} label={t(terms.serving)} to={to({ phase: SERVING_PHASES })} />
            <Figure value={number(sum(PhaseGroup.ENDED))} label={t(terms.ended)} to={to({ phase: ENDED_PHASES })} />
          </div>
        );
      }}
    </Answer>}</Answer>
  );
}
