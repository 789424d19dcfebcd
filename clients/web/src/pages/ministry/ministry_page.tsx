// An organisation's portfolio against the whole, on a day.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { ministryUrl } from '@/api/addresses';
import { portfolioMethods } from '@/api/clients';
import { useOrganisations } from '@/api/directory';
import { query } from '@/api/query';
import { PageTitle } from '@/components/page_title';
import { Empty, Loading } from '@/components/states';
import { useSettled } from '@/components/use_settled';
import { useUrlState } from '@/components/use_url_state';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { todayIso } from '@/words/day';
import { useWords } from '@/words/use_words';
import { TimeTravel } from '../portfolio/time_travel';
import { Attention } from './attention';
import { Costs } from './costs';
import { Figures } from './figures';
import { Phases } from './phases';
import { Stays } from './stays';
import { askedOf, lineOf, useSubject, type Subject } from './subject';
import { Branch, childrenOf } from './tree';
import { ministryWords } from './words';
import { Year } from './year';
import '../portfolio/portfolio.css';
import '../committees/state.css';
import '../week/week.css';
import './ministry.css';

export default function MinistryPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const { subject, isPending } = useSubject(`organisations/${id}`);
  return (
    <div className="fr-container fr-py-4w">
      {subject ? <Portfolio key={subject.name} subject={subject} /> : isPending ? <Loading lines={10} /> : (
        <>
          <PageTitle>{t(ministryWords.title)}</PageTitle>
          <Empty><p>{t(ministryWords.notFound)}</p><Link to="/ministeres">{t(ministryWords.title)}</Link></Empty>
        </>
      )}
    </div>
  );
}

function Portfolio({ subject }: { subject: Subject }) {
  const { t } = useWords();
  const { get } = useUrlState();
  const date = get('date');
  const asked = askedOf(subject, useSettled(date));
  const { data: years } = useQuery(query(portfolioMethods.getPortfolioSummary, { groupBy: [PortfolioDimension.YEAR_OF_ENTRY] }));
  const earliest = years?.groups.map(({ keys }) => keys.year_of_entry ?? '').filter((year) => /^\d{4}$/.test(year)).sort()[0];
  const report = new URLSearchParams({ ministere: subject.params.ministere ?? '', ...(date ? { date } : {}) });
  return (
    <>
      <Place name={subject.name} />
      <PageTitle actions={<Link className="fr-btn fr-btn--secondary" to={`/rapport?${report}`}>{t(ministryWords.report)}</Link>}>{subject.title}</PageTitle>
      <TimeTravel date={askedOf(subject, date).date} earliest={`${earliest ?? todayIso().slice(0, 4)}-01-01`} />
      <Figures asked={asked} />
      <Phases asked={asked} />
      <Attention asked={asked} />
      <Costs asked={asked} />
      <Year asked={asked} />
      <Stays asked={asked} />
    </>
  );
}

// Where it stands in the tree: what is above, what is below.
function Place({ name }: { name: string }) {
  const { t, locale } = useWords();
  const { data: all = [] } = useOrganisations();
  const titleOf = (one: string) => all.find((organisation) => organisation.name === one)?.title ?? one;
  const below = childrenOf(all, locale);
  return (
    <>
      <nav className="fr-breadcrumb fr-mt-0 fr-mb-2w" aria-label={t({ fr: 'vous êtes ici :', en: 'you are here:' })}>
        <ol className="fr-breadcrumb__list">
          <li><Link className="fr-breadcrumb__link" to="/ministeres">{t(ministryWords.title)}</Link></li>
          {lineOf(name, all).reverse().map((one) => (
            <li key={one}>
              {one === name ? <span className="fr-breadcrumb__link" aria-current="page">{titleOf(one)}</span> : <Link className="fr-breadcrumb__link" to={ministryUrl(one)}>{titleOf(one)}</Link>}
            </li>
          ))}
        </ol>
      </nav>
      {below.has(name) && (
        <details className="below no-print">
          <summary>{t(ministryWords.below)} <span className="quiet">({below.get(name)!.length})</span></summary>
          <Branch of={name} below={below} counts={undefined} label={t(ministryWords.below)} />
        </details>
      )}
    </>
  );
}
