import { timestampMs } from '@bufbuild/protobuf/wkt';
import type { ProjectEvent } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { CsvExport } from '@/kit/ui/csv_export';
import { Answer } from '@/kit/ui/states';
import { isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { useEvents } from '@/portfolio/components/record/event_form';
import { recordWords } from '@/portfolio/components/record/words';
import { EVENT_TYPES } from '@/portfolio/words/events';
import { DialogueLink } from './dialogue_link';
import { journeyWords } from './journey_words';
import { numberOf } from './line_table';
import type { Past } from './use_past';
import { projectWords } from './words';

// What had happened by the day that is read, and was known by then.
function happened({ date, createTime }: ProjectEvent, { asOf, date: day, knownAt }: Past) {
  if (asOf && date && isoOf(date) > day) return false;
  return !knownAt || !createTime || timestampMs(createTime) <= timestampMs(knownAt);
}

const dayOfEvent = ({ date, sourceDate }: ProjectEvent) => (date ? isoOf(date) : sourceDate);

export function Events({ name, past, edits }: { name: string; past: Past; edits: boolean }) {
  const { t, date } = useWords();
  const events = useEvents(name);
  return (
    <>
      <h3 className="fr-h6 fr-mt-3w">{t(journeyWords.events)}</h3>
      <Answer of={events}>
        {(all) => {
          const shown = all.filter((event) => happened(event, past)).sort((a, b) => dayOfEvent(b).localeCompare(dayOfEvent(a)));
          if (shown.length === 0) return <p className="quiet">{t(journeyWords.noEvents)}</p>;
          return (
            <>
              <ul className="events">
                {shown.map((event) => (
                  <li key={event.name}>
                    <span className="events__day">{event.date ? date(event.date) : event.sourceDate}</span>
                    <strong>{EVENT_TYPES[event.type] ? t(EVENT_TYPES[event.type]!) : event.type}</strong>
                    {event.comment && <span>{event.comment}</span>}
                    {edits && (
                      <DialogueLink className="fr-link fr-link--sm no-print" dialogue="evenement" about={{ ligne: numberOf(event.name) }}
                        label={t(journeyWords.correctEvent, { date: event.date ? date(event.date) : event.sourceDate })}>
                        {t(projectWords.edit)}
                      </DialogueLink>
                    )}
                  </li>
                ))}
              </ul>
              <CsvExport fileName={`evenements-${name.slice(name.indexOf('/') + 1)}.csv`} what={t(journeyWords.events)} rows={shown} columns={[
                { header: t(journeyWords.day), value: dayOfEvent },
                { header: t(journeyWords.what), value: ({ type }) => (EVENT_TYPES[type] ? t(EVENT_TYPES[type]) : type) },
                { header: t(journeyWords.comment), value: ({ comment }) => comment },
              ]} />
            </>
          );
        }}
      </Answer>
      {edits && <p className="no-print"><DialogueLink dialogue="evenement" className="fr-btn fr-btn--secondary fr-btn--sm">{t(recordWords.addEvent)}</DialogueLink></p>}
    </>
  );
}
