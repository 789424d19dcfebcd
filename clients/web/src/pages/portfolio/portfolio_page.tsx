// The portfolio on a day: what is where, what moved, how long it takes, what becomes of projects.
import './portfolio.css';
import { useIsFetching, useQuery } from '@tanstack/react-query';
import { portfolioMethods } from '@/api/clients';
import { query } from '@/api/query';
import { FilterBar } from '@/components/filter_bar';
import { PageTitle } from '@/components/page_title';
import { useProjectFields } from '@/components/project_fields';
import { useSettled } from '@/components/use_settled';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { useWords } from '@/words/use_words';
import { Breakdown } from './breakdown';
import { Conversion } from './conversion';
import { Durations } from './durations';
import { Flow } from './flow';
import { Overview } from './overview';
import { TimeTravel } from './time_travel';
import { useAsked } from './use_asked';
import { portfolioWords } from './words';

export default function PortfolioPage() {
  const { t, date } = useWords();
  const asked = useAsked();
  // The slider moves at once; the answers follow.
  const settled = useSettled(asked);
  // What is in view still answers the question before.
  const busy = useIsFetching() > 0 || settled !== asked;
  const fields = useProjectFields(['type', 'principal', 'ministere', 'thematique']);
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle>{t(portfolioWords.title)}</PageTitle>
      <p className="print-only">{t(portfolioWords.asOf)} {date(asked.date)}</p>
      <TimeTravel date={asked.date} earliest={useEarliest(asked.date)} />
      <FilterBar fields={fields} />
      <div className={busy ? 'is-old' : undefined} aria-busy={busy}>
        <Overview asked={settled} />
        <Breakdown asked={settled} />
        <Flow asked={settled} />
        <Durations asked={settled} />
        <Conversion asked={settled} />
      </div>
    </div>
  );
}

// The first day of the year in which the first project entered.
function useEarliest(date: string) {
  const { data } = useQuery(query(portfolioMethods.getPortfolioSummary, { groupBy: [PortfolioDimension.YEAR_OF_ENTRY] }));
  const years = (data?.groups ?? []).map(({ keys }) => keys.year_of_entry).filter((year) => /^\d{4}$/.test(year ?? ''));
  return `${years.sort()[0] ?? date.slice(0, 4)}-01-01`;
}
