// The portfolio of a ministerial domain, and its organisations one by one.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import type { Organisation } from '@/gen/pepiniere/portfolio/v1/organisation_pb';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { idOf } from '@/kit/api/names';
import { query } from '@/kit/api/query';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { Count } from '@/kit/ui/count';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Missing } from '@/kit/ui/missing';
import { aDay, soundly } from '@/kit/ui/sound_address';
import { Loading } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import type { Day } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { ministryUrl } from '@/portfolio/api/addresses';
import { portfolioMethods } from '@/portfolio/api/clients';
import { useOrganisations } from '@/portfolio/api/directory';
import { projectsUrl, STARTED } from '@/portfolio/api/project_filter';
import { PERIOD_CHECKS } from '@/portfolio/components/checks';
import { domainText } from '@/portfolio/words/domains';
import { MinistryPortfolio } from './ministry_portfolio';
import { askedOf, useSubject, type Subject } from './subject';
import { ministryWords } from './words';

export default soundly({ date: aDay, ...PERIOD_CHECKS }, DomainPage);

function DomainPage() {
  const { t } = useWords();
  const { domaine = '' } = useParams();
  const { subject, isPending } = useSubject(`domaines/${domaine}`);
  if (!subject && !isPending) return <Missing title={t(ministryWords.missingDomain)} told={t(ministryWords.noDomain)} to="/ministeres" way={t(ministryWords.toList)} />;
  return (
    <div className="fr-container fr-py-4w">
      {subject ? (
        <MinistryPortfolio key={subject.name} subject={subject}>
          <Breadcrumb above={[{ to: '/ministeres', title: t(ministryWords.title) }]} here={t(ministryWords.domainOf, { title: subject.title })} />
          <Organisations subject={subject} domain={domaine} />
        </MinistryPortfolio>
      ) : <Loading lines={10} />}
    </div>
  );
}

// `whole`: with all that is below it, of the topmost.
interface Line { organisation: Organisation; direct: bigint; whole: bigint | undefined }

function useCounts(dimension: PortfolioDimension, key: string, asOf: Day | undefined) {
  const { data } = useQuery(query(portfolioMethods.getPortfolioSummary, { groupBy: [dimension], asOf }));
  return data && new Map(data.groups.map(({ keys, count }) => [keys[key] ?? '', count]));
}

function Organisations({ subject, domain }: { subject: Subject; domain: string }) {
  const { t, locale } = useWords();
  const { get } = useUrlState();
  const { asOf, date } = askedOf(subject, get('date'));
  const { data: all = [] } = useOrganisations();
  const some = all.filter((one) => one.ministerialDomain === domain);
  const direct = useCounts(PortfolioDimension.ORGANISATION, 'organisation', asOf);
  const whole = useCounts(PortfolioDimension.MINISTRY, 'ministry', asOf);
  const lines = direct && whole && some.map((organisation): Line => {
    const id = idOf(organisation.name);
    return { organisation, direct: direct.get(id) ?? 0n, whole: organisation.parent ? undefined : whole.get(id) ?? 0n };
  }).sort((a, b) => Number((b.whole ?? b.direct) - (a.whole ?? a.direct)) || a.organisation.title.localeCompare(b.organisation.title, locale));
  const counted = (n: bigint, param: string, { organisation }: Line) => (
    <Count n={n} to={projectsUrl({ [param]: idOf(organisation.name), phase: STARTED, date: asOf && date })} label={organisation.title} />
  );
  const columns: Column<Line>[] = [
    { id: 'title', header: t(ministryWords.organisation), isHeader: true,
      cell: ({ organisation }) => <Link to={{ pathname: ministryUrl(organisation.name), search: asOf ? `date=${date}` : '' }}>{organisation.title}</Link> },
    { id: 'direct', header: t(ministryWords.byItself), numeric: true, csv: ({ direct: n }) => n, cell: (line) => counted(line.direct, 'sponsor', line) },
    { id: 'whole', header: t(ministryWords.withBelow), numeric: true, csv: ({ whole: n }) => n, cell: (line) => (line.whole === undefined ? '–' : counted(line.whole, 'ministere', line)) },
  ];
  return (
    <details className="below no-print" id="organisations">
      <summary>{t(ministryWords.ofDomain, { title: t(domainText(domain)) })} <span className="quiet">({some.length})</span></summary>
      <DataTable caption={t(ministryWords.ofDomain, { title: t(domainText(domain)) })} noCaption columns={columns} rows={lines} rowKey={({ organisation }) => organisation.name} />
    </details>
  );
}
