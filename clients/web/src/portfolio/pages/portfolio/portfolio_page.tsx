// The portfolio on a day: what is where, what moved, how long it takes, what becomes of projects.
import { useIsFetching, type Query } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { FilterBar } from '@/kit/ui/filter_bar';
import { PageTitle } from '@/kit/ui/page_title';
import { among, soundly } from '@/kit/ui/sound_address';
import { PastBanner } from '@/kit/ui/standing';
import { useSettled } from '@/kit/ui/use_settled';
import { useUrlState, withChanges } from '@/kit/ui/use_url_state';
import { todayIso } from '@/kit/words/day';
import { yearBefore } from '@/kit/words/period';
import { useWords } from '@/kit/words/use_words';
import { compareUrl, DAY_PARAMS } from '@/portfolio/api/project_filter';
import { PERIOD_CHECKS, PROJECT_CHECKS } from '@/portfolio/components/checks';
import { ExtraFilters } from '@/portfolio/components/extra_filters';
import { Perimeter } from '@/portfolio/components/perimeter';
import { useProjectFields } from '@/portfolio/components/project_fields';
import { Breakdown } from './breakdown';
import { Conversion } from './conversion';
import { DIMENSIONS } from './dimensions';
import { Durations } from './durations';
import { Flow } from './flow';
import { Overview } from './overview';
import { TimeTravel } from './time_travel';
import { useAsked } from './use_asked';
import { useEarliest } from './use_earliest';
import { portfolioWords } from './words';
import './portfolio.css';

const FIELDS = ['type', 'principal', 'domaine', 'ministere', 'thematique'];

export default soundly({ ...PROJECT_CHECKS, ...PERIOD_CHECKS, par: among(DIMENSIONS.map(({ id }) => id)) }, PortfolioPage);

const isFirst = ({ state: { data, errorUpdateCount } }: Query) => data === undefined && errorUpdateCount === 0;

function PortfolioPage() {
  const { t, date } = useWords();
  const asked = useAsked();
  // The slider moves at once; the answers follow.
  const settled = useSettled(asked);
  const busy = useIsFetching() > 0 || settled !== asked;
  // What is in view still answers the question before: what is only asked again is no older than it was.
  const isOld = useIsFetching({ predicate: isFirst }) > 0 || settled !== asked;
  const fields = useProjectFields(FIELDS);
  const { params } = useUrlState();
  const { date: day } = asked;
  const isPast = asked.asOf !== undefined;
  // With today; or, of today, with a year before.
  const days = isPast ? { avant: day, apres: todayIso() } : { avant: yearBefore(day), apres: day };
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle>{t(portfolioWords.title)}</PageTitle>
      <p className="print-only">{t(portfolioWords.asOf)} {date(day)}</p>
      <TimeTravel date={day} earliest={useEarliest(day)} />
      {isPast && <PastBanner date={day} told={t(portfolioWords.pastTold, { date: date(day) })} params={[]} />}
      <p className="no-print">
        <Link to={compareUrl(days, asked.params)}>{t(isPast ? portfolioWords.compareToday : portfolioWords.compareYear, { date: date(days.avant) })}</Link>
      </p>
      <FilterBar fields={fields} />
      <ExtraFilters shown={FIELDS} ignored={DAY_PARAMS} />
      <Perimeter get={(param) => asked.params.get(param) ?? ''} begun
        to={(one) => `?${withChanges(params, { domaine: '', ministere: '', ...one })}`} />
      <div className={isOld ? 'is-old' : undefined} aria-busy={busy}>
        <Overview asked={settled} />
        <Breakdown asked={settled} />
        <Flow asked={settled} />
        <Durations asked={settled} />
        <Conversion asked={settled} />
      </div>
    </div>
  );
}
