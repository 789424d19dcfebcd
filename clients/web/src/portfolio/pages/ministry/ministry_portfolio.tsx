// The portfolio of an organisation, or of a ministerial domain, against the whole, on a day.
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { PageTitle } from '@/kit/ui/page_title';
import { PastBanner } from '@/kit/ui/standing';
import { useSettled } from '@/kit/ui/use_settled';
import { useUrlState } from '@/kit/ui/use_url_state';
import { todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { domainUrl, ministryUrl } from '@/portfolio/api/addresses';
import { compareUrl } from '@/portfolio/api/project_filter';
import { Perimeter } from '@/portfolio/components/perimeter';
import { TimeTravel } from '../portfolio/time_travel';
import { useEarliest } from '../portfolio/use_earliest';
import { portfolioWords } from '../portfolio/words';
import { Attention } from './attention';
import { Costs } from './costs';
import { Figures } from './figures';
import { Phases } from './phases';
import { Stays } from './stays';
import { askedOf, paramsOf, type Subject } from './subject';
import { ministryWords } from './words';
import { Year } from './year';
import '../portfolio/portfolio.css';
import '../committees/state.css';
import '../week/week.css';
import './ministry.css';

// `children`: where it stands.
export function MinistryPortfolio({ subject, children }: { subject: Subject; children: ReactNode }) {
  const { t, date: say } = useWords();
  const { get, params } = useUrlState();
  const now = askedOf(subject, get('date'));
  const asked = askedOf(subject, useSettled(get('date')));
  const from = paramsOf(now);
  const isPast = now.asOf !== undefined;
  return (
    <>
      {children}
      <PageTitle actions={<Link className="fr-btn fr-btn--secondary" to={`/rapport?${from}`}>{t(ministryWords.report)}</Link>}>{subject.title}</PageTitle>
      <Perimeter get={(param) => from.get(param) ?? ''} begun to={({ ministere, domaine }) => `${ministere ? ministryUrl(`organisations/${ministere}`) : domainUrl(domaine ?? '')}?${params}`} />
      <TimeTravel date={now.date} earliest={useEarliest(now.date)} />
      {isPast && <PastBanner date={now.date} told={t(portfolioWords.pastTold, { date: say(now.date) })} params={[]} />}
      {isPast && (
        <p className="no-print">
          <Link to={compareUrl({ avant: now.date, apres: todayIso() }, from)}>{t(portfolioWords.compareToday, { date: say(now.date) })}</Link>
        </p>
      )}
      <Figures asked={asked} />
      <Phases asked={asked} />
      <Attention asked={asked} />
      <Costs asked={asked} />
      <Year asked={asked} />
      <Stays asked={asked} />
    </>
  );
}
