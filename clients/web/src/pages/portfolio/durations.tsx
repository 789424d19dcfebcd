// How long projects stay in each phase: stays that ended, and those that go on, apart.
import { Fragment } from 'react';
import { Link } from 'react-router-dom';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { portfolioMethods } from '@/api/clients';
import { projectsUrl } from '@/api/project_filter';
import { query } from '@/api/query';
import { CsvExport } from '@/components/csv_export';
import { PHASE_ACCENT, PhaseBadge } from '@/components/phase_badge';
import { Answer } from '@/components/states';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import type { PhaseDurations_Distribution as Distribution, PhaseDurations_Row as Row } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { common } from '@/words/common';
import { ACTIVE, PHASES } from '@/words/enums';
import { useWords } from '@/words/use_words';
import type { Asked } from './use_asked';
import { portfolioWords } from './words';

export function Durations({ asked: { asOf, filter, params } }: { asked: Asked }) {
  const { t } = useWords();
  const durations = useQuery({ ...query(portfolioMethods.getPhaseDurations, { asOf, filter }), placeholderData: keepPreviousData });
  return (
    <section aria-labelledby="durees" className="fr-mt-6w">
      <h2 className="fr-h4" id="durees">{t(portfolioWords.durations)}</h2>
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
                          <th scope="col">{t(common.phase)}</th>
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
                            <Stays phase={phase} what={t(portfolioWords.completed)} of={completed} longest={longest} first />
                            <Stays phase={phase} what={t(portfolioWords.running)} of={running} longest={longest}
                              to={projectsUrl({ phase: Phase[phase] }, params)} />
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
    { phase, what: t(portfolioWords.completed), of: completed }, { phase, what: t(portfolioWords.running), of: running }]);
  return (
    <CsvExport fileName="durees.csv" what={t(portfolioWords.durations)} rows={lines} columns={[
      { header: t(common.phase), value: ({ phase }) => t(PHASES[phase]) },
      { header: t(portfolioWords.stay), value: ({ what }) => what },
      { header: t(portfolioWords.stays), value: ({ of }) => of?.count ?? 0n },
      { header: 'P50', value: ({ of }) => of?.p50Days },
      { header: 'P85', value: ({ of }) => of?.p85Days },
      { header: 'P95', value: ({ of }) => of?.p95Days },
    ]} />
  );
}

interface StaysProps { phase: Phase; what: string; of: Distribution | undefined; longest: number; to?: string; first?: boolean }

function Stays({ phase, what, of, longest, to, first }: StaysProps) {
  const { t, number, colon } = useWords();
  const days = (n: number | undefined) => (n === undefined ? '–' : t(common.days, { n: Math.round(n) }));
  const count = Number(of?.count ?? 0);
  return (
    <tr className={ACTIVE.includes(phase) ? undefined : 'is-outcome'}>
      {first && <th scope="rowgroup" rowSpan={2}><PhaseBadge phase={phase} /></th>}
      <td>{what}</td>
      <td className="numeric">
        {to && count > 0 ? <Link to={to} aria-label={`${t(PHASES[phase])}, ${what}${colon}${number(count)}`}>{number(count)}</Link> : number(count)}
      </td>
      {count > 0 ? [of?.p50Days, of?.p85Days, of?.p95Days].map((n, i) => <td key={i} className="numeric">{days(n)}</td>)
        : <td colSpan={3} className="quiet numeric">{t(common.noData)}</td>}
      <td>{of && count > 0 && <Spread of={of} longest={longest} phase={phase} soft={!first} />}</td>
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
