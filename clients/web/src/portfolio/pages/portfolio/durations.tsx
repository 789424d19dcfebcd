// How long projects stay in each phase: stays that ended, and those that go on, apart.
import { Fragment } from 'react';
import { Link } from 'react-router-dom';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { StayState, type PhaseDurations_Distribution as Distribution, type PhaseDurations_Row as Row } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { PhaseGroup } from '@/gen/pepiniere/portfolio/v1/rules_pb';
import { query } from '@/kit/api/query';
import { Count } from '@/kit/ui/count';
import { CsvExport } from '@/kit/ui/csv_export';
import { Standing } from '@/kit/ui/standing';
import { Answer } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { staysUrl } from '@/portfolio/api/project_filter';
import { useRules } from '@/portfolio/api/rules';
import { PHASE_ACCENT, PhaseBadge } from '@/portfolio/components/phase_badge';
import { PHASES } from '@/portfolio/words/enums';
import { STAY_STATES } from '@/portfolio/words/moves';
import { terms } from '@/portfolio/words/terms';
import type { Asked } from './use_asked';
import { portfolioWords } from './words';

export function Durations({ asked: { asOf, filter, params } }: { asked: Asked }) {
  const { t } = useWords();
  const durations = useQuery({ ...query(portfolioMethods.getPhaseDurations, { asOf, filter }), placeholderData: keepPreviousData });
  return (
    <section aria-labelledby="durees" className="fr-mt-6w">
      <h2 className="fr-h4" id="durees">{t(portfolioWords.durations)} <Standing isPast={asOf !== undefined} on={asOf} /></h2>
      <p className="fr-text--sm">{t(portfolioWords.durationsTold)}</p>
      <Answer of={durations} lines={8}>
        {({ rows }) => {
          const longest = Math.max(1, ...rows.flatMap(({ completed, running }) => [completed?.p95Days ?? 0, running?.p95Days ?? 0]));
          return (
            <>
              <div className="fr-table fr-table--sm fr-table--no-caption">
                <div className="fr-table__wrapper"><div className="fr-table__container">
                  <div className="fr-table__content" tabIndex={0} role="group" aria-label={t(portfolioWords.durations)}>
                    <table>
                      <caption>{t(portfolioWords.durations)}</caption>
                      <thead>
                        <tr>
                          <th scope="col">{t(terms.phase)}</th>
                          <th scope="col">{t(portfolioWords.stay)}</th>
                          <th scope="col" className="numeric">{t(portfolioWords.stays)}</th>
                          <th scope="col" className="numeric">P50</th>
                          <th scope="col" className="numeric">P85</th>
                          <th scope="col" className="numeric">P95</th>
                          <th scope="col">{t(portfolioWords.spread)}</th>
                        </tr>
                      </thead>
                      <tbody>
                        {rows.map(({ phase, completed, running }) => (
                          <Fragment key={phase}>
                            <Stays phase={phase} state={StayState.COMPLETED} of={completed} longest={longest} from={params} />
                            <Stays phase={phase} state={StayState.RUNNING} of={running} longest={longest} from={params} />
                          </Fragment>
                        ))}
                      </tbody>
                    </table>
                  </div>
                </div></div>
              </div>
              <DurationsExport rows={rows} />
            </>
          );
        }}
      </Answer>
    </section>
  );
}

function DurationsExport({ rows }: { rows: readonly Row[] }) {
  const { t } = useWords();
  const lines = rows.flatMap(({ phase, completed, running }) => [
    { phase, state: StayState.COMPLETED, of: completed }, { phase, state: StayState.RUNNING, of: running }]);
  return (
    <CsvExport fileName="durees.csv" what={t(portfolioWords.durations)} rows={lines} columns={[
      { header: t(terms.phase), value: ({ phase }) => t(PHASES[phase]) },
      { header: t(portfolioWords.stay), value: ({ state }) => t(STAY_STATES[state]) },
      { header: t(portfolioWords.stays), value: ({ of }) => of?.count ?? 0n },
      { header: 'P50', value: ({ of }) => of?.p50Days },
      { header: 'P85', value: ({ of }) => of?.p85Days },
      { header: 'P95', value: ({ of }) => of?.p95Days },
    ]} />
  );
}

interface StaysProps { phase: Phase; state: StayState; of: Distribution | undefined; longest: number; from: URLSearchParams }

// A percentile leads to the stays that it is of, as their count does.
function Stays({ phase, state, of, longest, from }: StaysProps) {
  const { t } = useWords();
  const incubated = useRules()?.phasesIn(PhaseGroup.INCUBATED);
  const count = of?.count ?? 0n;
  const first = state === StayState.COMPLETED;
  const to = staysUrl({ dans: Phase[phase], etat: StayState[state] }, from);
  const label = `${t(PHASES[phase])}, ${t(STAY_STATES[state])}`;
  const days = (n = 0) => t(common.days, { n: Math.round(n) });
  return (
    <tr className={incubated && !incubated.includes(phase) ? 'is-outcome' : undefined}>
      {first && <th scope="rowgroup" rowSpan={2}><PhaseBadge phase={phase} /></th>}
      <td>{t(STAY_STATES[state])}</td>
      <td className="numeric"><Count n={count} to={to} label={label} /></td>
      {of && count > 0n ? ([['P50', of.p50Days], ['P85', of.p85Days], ['P95', of.p95Days]] as const).map(([name, n]) => (
        <td key={name} className="numeric"><Link to={to} aria-label={`${label}, ${name}, ${days(n)}`}>{days(n)}</Link></td>
      )) : <td colSpan={3} className="quiet numeric">{t(common.noData)}</td>}
      <td>{of && count > 0n && <Spread of={of} longest={longest} phase={phase} soft={!first} />}</td>
    </tr>
  );
}

// P50 to P95 as a line on a scale that all rows share, P85 marked.
function Spread({ of: { p50Days = 0, p85Days = 0, p95Days = 0 }, longest, phase, soft }:
  { of: Distribution; longest: number; phase: Phase; soft: boolean }) {
  const at = (days: number) => `${(100 * days) / longest}%`;
  const colour = `var(--phase-${PHASE_ACCENT[phase]})`;
  return (
    <div className="spread" aria-hidden="true">
      <span className="spread__line" style={{ left: at(p50Days), width: at(p95Days - p50Days), background: colour, opacity: soft ? 0.5 : 1 }} />
      {[p50Days, p85Days, p95Days].map((days, i) => <span key={i} className="spread__mark" style={{ left: at(days), background: colour }} />)}
    </div>
  );
}
