// The days of a cohort, month by month: what everybody may read, and what those who lead it, judge or apply may read besides. To be
// printed, and taken into a calendar.
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { numberOf, programmeOf } from '@/cohort/api/addresses';
import { useCohortTitle } from '@/cohort/api/cohorts';
import { aroundToday, inOrder, type EventKind, type SeasonEvent } from '@/cohort/api/season_events';
import { CohortPage } from '@/cohort/components/cohort_page';
import { calendarWords as words, EVENT_KINDS } from '@/cohort/words/calendar';
import type { Cohort } from '@/gen/pepiniere/cohort/v1/cohort_pb';
import { idOf } from '@/kit/api/names';
import { FilterBar } from '@/kit/ui/filter_bar';
import { iCalendar, type CalendarEntry } from '@/kit/ui/icalendar';
import { Problem } from '@/kit/ui/problem';
import { save } from '@/kit/ui/save';
import { among, soundly } from '@/kit/ui/sound_address';
import { Empty, Loading } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { common } from '@/kit/words/common';
import { todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { Months } from './months';
import { useSeasonEvents } from './use_season_events';

const KIND = 'sorte';
const KINDS = Object.keys(EVENT_KINDS) as EventKind[];

export default soundly({ [KIND]: among(KINDS) }, CalendarPage);

function CalendarPage() {
  const { t } = useWords();
  return (
    <CohortPage title={words.title} here={words.here}
      actions={() => <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => window.print()}>{t(common.print)}</button>}>
      {(cohort) => <Calendar cohort={cohort} />}
    </CohortPage>
  );
}

function Calendar({ cohort }: { cohort: Cohort }) {
  const { t } = useWords();
  const { get } = useUrlState();
  const { events: all, leads, error, retry } = useSeasonEvents(cohort);
  if (!all) return error ? <Problem error={error} onRetry={retry} /> : <Loading lines={8} />;
  const asked = get(KIND);
  const events = all.filter(({ kind }) => !asked || kind === asked);
  const { past, ahead } = aroundToday(events, todayIso());
  const kinds = KINDS.filter((kind) => kind === asked || all.some((one) => one.kind === kind));
  return (
    <>
      {error ? <Problem error={error} onRetry={retry} /> : null}
      {all.length > 0 && <FilterBar fields={[{ param: KIND, type: 'select', label: t(words.kind), options: kinds.map((value) => ({ value, label: t(EVENT_KINDS[value]) })) }]} />}
      {events.length === 0 ? <Empty><p>{t(asked ? words.noneSuch : words.none)}</p></Empty> : (
        <>
          <Download cohort={cohort} events={events} />
          {past.length > 0 && (
            <details className="known-section">
              <summary>{t(words.past, { n: past.length })}</summary>
              <Months cohort={cohort.name} days={past} leads={leads} />
            </details>
          )}
          <Months cohort={cohort.name} days={ahead} leads={leads} />
        </>
      )}
    </>
  );
}

// In a file, addresses are whole, and people have no names.
function Download({ cohort, events }: { cohort: Cohort; events: readonly SeasonEvent[] }) {
  const { t, lang } = useWords();
  const title = t(words.title, { title: useCohortTitle()(cohort.name) });
  const entryOf = ({ id, day, last, moment, what, about, place, to }: SeasonEvent): CalendarEntry => ({
    uid: `${id}@pepiniere`, summary: [t(what), about].filter(Boolean).join(' – '), start: moment ? timestampDate(moment.time) : day, last, place,
    url: to && new URL(to, window.location.origin).href,
  });
  const download = () => save(new Blob([iCalendar(title, lang, inOrder(events).map(entryOf), new Date())], { type: 'text/calendar;charset=utf-8' }), `calendrier-${idOf(programmeOf(cohort.name))}-${numberOf(cohort.name)}.ics`);
  return (
    <div className="no-print fr-mb-3w">
      <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm fr-icon-download-line fr-btn--icon-left" onClick={download}>{t(words.download)}</button>
      <p className="quiet fr-mt-1v fr-mb-0">{t(words.downloadTold)}</p>
    </div>
  );
}
