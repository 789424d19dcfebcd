// What came by a source, the latest first; what was refused says why, and is taken again once it can be.
import { useState } from 'react';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { metricsMethods } from '@/metrics/api/clients';
import { useAnySourceEvent, useSourceEvents } from '@/metrics/api/sources';
import { OUTCOMES_ASKED, outcomeFilter, WAITING } from '@/metrics/components/outcomes_asked';
import { wordOf } from '@/metrics/words/indicators';
import { OUTCOME_COLOURS, OUTCOMES, REASONS, sourceWords as words } from '@/metrics/words/sources';
import { isPing, messageText } from '@/metrics/words/notes';
import { measureWords } from '@/metrics/words/words';
import { SourceEvent_Outcome as Outcome, type SourceEvent } from '@/gen/pepiniere/metrics/v1/source_event_pb';
import { useWrite } from '@/kit/api/write';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { Problem } from '@/kit/ui/problem';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';

export function Events({ source, mayReplay }: { source: string; mayReplay: boolean }) {
  const { t, date, colon } = useWords();
  const asked = useUrlState().get('issue');
  const found = useSourceEvents(source, outcomeFilter(asked));
  const events = found.data?.pages.flatMap((page) => page.sourceEvents);
  const isWaiting = useAnySourceEvent(source, WAITING, mayReplay);
  const [said, setSaid] = useState('');
  const { mutate: replay, isPending, error } = useWrite(metricsMethods.replaySourceEvents, ({ sourceEvents, remaining }) =>
    setSaid(t(words.replayed, { n: sourceEvents.length, accepted: sourceEvents.filter(({ outcome }) => outcome === Outcome.ACCEPTED).length, remaining })));
  const act: Column<SourceEvent> = {
    id: 'act', header: t(words.replay), csv: false,
    cell: ({ name, replayable, type, receiveTime }) => replayable && (
      <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" disabled={isPending} onClick={() => replay({ parent: source, sourceEvents: [name] })}>
        {t(words.replay)}<span className="fr-sr-only">{colon}{type}, {date(receiveTime)}</span>
      </button>
    ),
  };
  return (
    <section className="measures__section fr-mt-4w" aria-labelledby="evenements">
      <h2 className="fr-h4" id="evenements">{t(words.events)}</h2>
      <FilterBar of={t(words.events)} fields={[{ param: 'issue', label: t(words.outcome), type: 'select', options: Object.entries(OUTCOMES_ASKED).map(([value, outcome]) => ({ value, label: t(OUTCOMES[outcome]) })) }]} />
      <div className="no-print">
        {mayReplay && isWaiting && (
          <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" disabled={isPending} onClick={() => replay({ parent: source })}>{t(words.replayAll)}</button>
        )}
        <p role="status" className="quiet">{said}</p>
        {error && <Problem error={error} />}
      </div>
      <EventTable events={events} error={found.error} onRetry={() => void found.refetch()} act={mayReplay ? [act] : []} empty={t(asked ? words.noneSuch : words.noEvents)} />
      {found.hasNextPage && <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm no-print" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t(measureWords.more)}</button>}
    </section>
  );
}

interface EventTableProps { events: readonly SourceEvent[] | undefined; error: unknown; onRetry: () => void; act: readonly Column<SourceEvent>[]; empty: string }

function EventTable({ events, error, onRetry, act, empty }: EventTableProps) {
  const { t, date, number } = useWords();
  return (
    <DataTable caption={t(words.events)} noCaption cards rows={events} error={error} onRetry={onRetry} rowKey={({ name }) => name} empty={<p>{empty}</p>} columns={[
      { id: 'received', header: t(words.received), cell: ({ receiveTime }) => date(receiveTime) },
      { id: 'type', header: t(words.type), isHeader: true, cell: ({ type }) => type },
      { id: 'outcome', header: t(words.outcome), cell: (event) => <Became event={event} /> },
      { id: 'why', header: t(words.why), cell: (event) => <Why event={event} /> },
      { id: 'written', header: t(words.written), cell: ({ resources }) => resources.length > 0 && <ul className="values">{resources.map((name) => <li key={name}>{name.split('/').slice(2).join('/')}</li>)}</ul> },
      { id: 'deliveries', header: t(words.deliveries), numeric: true, cell: ({ deliveries }) => number(deliveries), csv: ({ deliveries }) => deliveries },
      ...act,
    ]} />
  );
}

function Became({ event: { outcome, message } }: { event: SourceEvent }) {
  const { t } = useWords();
  const colour = isPing(message) ? 'success' : OUTCOME_COLOURS[outcome];
  return <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${colour ? `fr-badge--${colour}` : ''}`}>{t(isPing(message) ? words.connected : OUTCOMES[outcome])}</span>;
}

// The word for its code, and where; the service's own sentence, which is for whoever mends the tool.
function Why({ event: { reason, field, message } }: { event: SourceEvent }) {
  const { t, date } = useWords();
  if (!reason || isPing(message)) return null;
  const told = messageText(message, (iso) => date(timestampFromDate(new Date(iso))));
  return (
    <>
      {t(wordOf(REASONS, reason))}{field && <>, {t(words.at)} <code>{field}</code></>}
      {message && (told ? <span className="quiet"> ({t(told)})</span> : <span className="quiet" lang="en"> ({message})</span>)}
    </>
  );
}
