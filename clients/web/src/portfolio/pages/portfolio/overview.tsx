// How many projects, and in which phases, on the day asked.
import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { PhaseGroup } from '@/gen/pepiniere/portfolio/v1/rules_pb';
import { query } from '@/kit/api/query';
import { Figure } from '@/kit/ui/figure';
import { Standing } from '@/kit/ui/standing';
import { Answer, Empty } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { ACTIVE_PHASES, projectsUrl, STARTED } from '@/portfolio/api/project_filter';
import { useRulesAnswer } from '@/portfolio/api/rules';
import { PHASE_ACCENT } from '@/portfolio/components/phase_badge';
import { JOURNEY, PHASES } from '@/portfolio/words/enums';
import { terms } from '@/portfolio/words/terms';
import { countIn, countsOf } from './groups';
import { PhaseBar } from './phase_bar';
import { UnknownPhases } from './unknown_phases';
import type { Asked } from './use_asked';
import { portfolioWords } from './words';

export function Overview({ asked: { asOf, filter, params } }: { asked: Asked }) {
  const { t, number } = useWords();
  const summary = useQuery({
    ...query(portfolioMethods.getPortfolioSummary, { asOf, filter, groupBy: [PortfolioDimension.PHASE] }),
    placeholderData: keepPreviousData,
  });
  const rules = useRulesAnswer();
  return (
    <Answer of={rules} lines={6}>{({ phasesIn }) => <Answer of={summary} lines={6}>
      {(answer) => {
        const counts = countsOf(answer);
        const active = countIn(counts, phasesIn(PhaseGroup.INCUBATED));
        const notStarted = Number(answer.notStartedCount);
        const total = Number(answer.totalCount);
        const paused = Number(answer.pausedCount);
        const unknown = <UnknownPhases n={Number(answer.unknownPhaseCount)} params={params} />;
        if (total === 0) return <>{unknown}<Empty><p>{t(portfolioWords.noneThen)}</p></Empty></>;
        return (
          <section aria-labelledby="par-phase">
            {unknown}
            <div className="figures figures--large">
              <Figure value={number(total)} label={t(terms.followed)}
                hint={notStarted > 0 && t(portfolioWords.notStarted, { n: notStarted })} to={projectsUrl({ phase: STARTED }, params)} />
              <Figure value={number(active)} label={t(terms.underIncubation)} hint={t(portfolioWords.activeHint)}
                to={projectsUrl({ phase: ACTIVE_PHASES }, params)} />
              {paused > 0 && <Figure value={number(paused)} label={t(terms.paused)} to={projectsUrl({ pause: 'oui' }, params)} />}
            </div>
            <h2 className="fr-h4" id="par-phase">{t(portfolioWords.byPhase)} <Standing isPast={asOf !== undefined} on={asOf} /></h2>
            <PhaseBar counts={counts} />
            <div className="figures figures--phases">
              {JOURNEY.map((phase) => (
                <Figure key={phase} value={number(counts.get(phase) ?? 0)} label={t(PHASES[phase])} accent={`var(--phase-${PHASE_ACCENT[phase]})`}
                  to={projectsUrl({ phase: Phase[phase] }, params)} />
              ))}
            </div>
          </section>
        );
      }}
    </Answer>}</Answer>
  );
}
