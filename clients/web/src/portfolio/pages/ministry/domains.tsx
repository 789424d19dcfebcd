// The portfolio by ministerial domain: what each sponsors, wherever its organisations stand in the tree.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { Organisation } from '@/gen/pepiniere/portfolio/v1/organisation_pb';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { PhaseGroup } from '@/gen/pepiniere/portfolio/v1/rules_pb';
import { query } from '@/kit/api/query';
import { Count } from '@/kit/ui/count';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { plain } from '@/kit/words/plain';
import { useWords } from '@/kit/words/use_words';
import { domainUrl } from '@/portfolio/api/addresses';
import { portfolioMethods } from '@/portfolio/api/clients';
import { ACTIVE_PHASES, projectsUrl, STARTED } from '@/portfolio/api/project_filter';
import { useRulesAnswer } from '@/portfolio/api/rules';
import { domainText } from '@/portfolio/words/domains';
import { terms } from '@/portfolio/words/terms';
import { countIn, rowsBy, type Row } from '../portfolio/groups';
import { PhaseBar } from '../portfolio/phase_bar';
import { ministryWords } from './words';
import '../portfolio/portfolio.css';

interface Line extends Row { title: string; organisations: number; active: number }

export function Domains({ organisations, text }: { organisations: readonly Organisation[]; text: string }) {
  const { t, locale, number } = useWords();
  const summary = useQuery(query(portfolioMethods.getPortfolioSummary, { groupBy: [PortfolioDimension.DOMAIN, PortfolioDimension.PHASE] }));
  const rules = useRulesAnswer();
  const incubated = rules.data?.phasesIn(PhaseGroup.INCUBATED) ?? [];
  const rows = new Map(summary.data && rowsBy('domain', summary.data).map((row) => [row.value, row]));
  const domains = [...new Set(organisations.map(({ ministerialDomain }) => ministerialDomain).filter(Boolean))];
  const lines = domains.map((value): Line => {
    const row = rows.get(value) ?? { value, counts: new Map(), total: 0 };
    return {
      ...row, title: t(domainText(value)),
      organisations: organisations.filter(({ ministerialDomain }) => ministerialDomain === value).length,
      active: countIn(row.counts, incubated),
    };
  }).filter(({ title }) => plain(title).includes(plain(text))).sort((a, b) => a.title.localeCompare(b.title, locale));
  const widest = Math.max(1, ...lines.map(({ total }) => total));
  const columns: Column<Line>[] = [
    { id: 'domain', header: t(terms.domain), isHeader: true, cell: ({ value, title }) => <Link to={domainUrl(value)}>{title}</Link> },
    { id: 'total', header: t(terms.followed), numeric: true, csv: ({ total }) => total,
      cell: ({ value, title, total }) => <Count n={total} to={projectsUrl({ domaine: value, phase: STARTED })} label={title} /> },
    { id: 'active', header: t(terms.underIncubation), numeric: true, csv: ({ active }) => active,
      cell: ({ value, title, active }) => <Count n={active} to={projectsUrl({ domaine: value, phase: ACTIVE_PHASES })} label={`${title}, ${t(terms.underIncubation)}`} /> },
    { id: 'bar', header: t(ministryWords.where), csv: false, cell: ({ counts }) => <PhaseBar counts={counts} of={widest} /> },
    { id: 'organisations', header: t(ministryWords.organisations), numeric: true, csv: (line) => line.organisations, cell: (line) => number(line.organisations) },
  ];
  if (text && lines.length === 0) return null;
  return (
    <section className="part" aria-labelledby="par-domaine">
      <h2 id="par-domaine" className="fr-h4">{t(ministryWords.byDomain)}</h2>
      <p>{t(ministryWords.byDomainTold)}</p>
      <DataTable caption={t(ministryWords.byDomain)} noCaption columns={columns} rows={rules.data && summary.data && lines} rowKey={({ value }) => value}
        error={summary.error ?? rules.error} onRetry={() => void (summary.error ? summary : rules).refetch()} empty={<p>{t(ministryWords.none)}</p>} />
    </section>
  );
}
