// What waits for those who lead a programme, call by call, each with a way to it.
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { applicationsUrl, callUrl, offersUrl, rankingUrl, resultsUrl } from '@/cohort/api/addresses';
import { useToDo, type ToDo as Waiting } from '@/cohort/api/to_do';
import { toDoWords as words } from '@/cohort/words/to_do';
import { Problem } from '@/kit/ui/problem';
import { Loading } from '@/kit/ui/states';
import { isoOf, todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { useMoments } from './use_moments';

// Results may be appealed against while somebody may still come.
const goesOn = ({ call: { resultsDate, waitingListEndDate } }: Waiting) =>
  resultsDate !== undefined && isoOf(resultsDate) <= todayIso() && (!waitingListEndDate || todayIso() <= isoOf(waitingListEndDate));
const isWaiting = (one: Waiting) => one.undecided > 0 || one.appeals > 0 || one.offers > 0 || one.tied !== undefined || goesOn(one);

// `title`: of the section, which names the programme where there are several.
export function ToDo({ programme, title }: { programme: string; title: string }) {
  const { t } = useWords();
  const { toDo, error, retry } = useToDo(programme);
  const id = `attend-${programme.slice(programme.indexOf('/') + 1)}`;
  const waiting = toDo?.filter(isWaiting);
  return (
    <section className="known-section no-print" aria-labelledby={id}>
      <h2 className="fr-h4" id={id}>{title}</h2>
      {error ? <Problem error={error} onRetry={retry} /> : !waiting ? <Loading lines={2} /> : waiting.length === 0 && <p>{t(words.nothing)}</p>}
      {waiting?.map((one) => <OfCall key={one.call.name} of={one} />)}
    </section>
  );
}

function OfCall({ of }: { of: Waiting }) {
  const { t } = useWords();
  const { call: { name, title, timeZone }, undecided, appeals, tied, offers, firstExpiry } = of;
  const { at } = useMoments(timeZone);
  const ways: readonly (readonly [to: string, text: string, more?: ReactNode] | false)[] = [
    undecided > 0 && [`${applicationsUrl(name)}?etat=SUBMITTED#liste`, t(words.undecided, { n: undecided })],
    appeals > 0 && [`${applicationsUrl(name)}?recours=ouvert#liste`, t(words.appeals, { n: appeals })],
    tied !== undefined && [rankingUrl(tied.name), t(words.ties, { n: tied.tieCount })],
    offers > 0 && [`${offersUrl(name)}?etat=OFFERED#offres`, t(words.offers, { n: offers }), firstExpiry && `, ${t(words.firstExpires, { moment: at(firstExpiry) })}`],
    goesOn(of) && [`${resultsUrl(name)}?recours=ouvert`, t(words.resultAppeals)],
  ];
  return (
    <>
      <h3 className="fr-h6 fr-mb-1v"><Link to={callUrl(name)}>{title}</Link></h3>
      <ul>{ways.map((way) => way && <li key={way[0]}><Link to={way[0]}>{way[1]}</Link>{way[2]}</li>)}</ul>
    </>
  );
}
