// Writes a line of a project's journal, for its people alone; corrects one; publishes one, by a step of its own that shows
// what everybody will read; takes it back.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import * as bounds from '@/gen/pepiniere/portfolio/v1/bounds';
import type { JournalEntry } from '@/gen/pepiniere/portfolio/v1/journal_pb';
import { call, whole } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { asksCorrection, correctionOf, writeCorrection } from '@/kit/form/correction';
import { DialogForm } from '@/kit/form/dialog_form';
import { readValues, writeValues, type Form } from '@/kit/form/field';
import { Problem } from '@/kit/ui/problem';
import { Answer } from '@/kit/ui/states';
import { useSettled } from '@/kit/ui/use_settled';
import { todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { governanceMethods } from '@/portfolio/api/clients';
import { EVENT_TYPES } from '@/portfolio/words/events';
import { readersOf } from '@/portfolio/words/readers';
import { journalWords } from './journal_words';
import { recordWords } from './words';

const form: Form = bound(bounds.JournalEntry, {
  fields: [
    { path: 'date', kind: 'day', label: journalWords.day },
    { path: 'text', kind: 'area', label: journalWords.text, hint: journalWords.textHint },
  ],
});
const publicForm: Form = bound(bounds.PublishJournalEntryRequest, {
  fields: [{ path: 'public_text', kind: 'area', required: true, label: journalWords.publicText }],
});
const NOTHING_ASKED: Form = { fields: [] };

export const useJournal = (project: string, showSuperseded = false) =>
  useQuery(whole(governanceMethods.listJournalEntries, { parent: project, showSuperseded }, (page) => page.journalEntries));

interface JournalProps { project: string; onDone: () => void; onCancel: () => void }

export function JournalForm({ project, onDone, onCancel }: JournalProps) {
  const { t } = useWords();
  const write = useWrite(governanceMethods.createJournalEntry);
  return (
    <DialogForm id={`${project}.journal`} form={form} writes={readersOf('CreateJournalEntry')} start={{ date: todayIso() }} prefix="journal_entry"
      submit={t(journalWords.save)} onDone={onDone} onCancel={onCancel}
      send={(values) => write.mutateAsync({ parent: project, journalEntry: writeValues(form, values) })} />
  );
}

type OfLine = 'correct' | 'publish' | 'take back';

// `number`: of the line that it is about.
export function JournalLineForm({ number, act, ...props }: JournalProps & { number: string; act: OfLine }) {
  const { t } = useWords();
  const journal = useJournal(props.project);
  const Act = ACTS[act];
  return (
    <Answer of={journal}>
      {(lines) => {
        const line = lines.find(({ name }) => name === `${props.project}/journalEntries/${number}`);
        return line ? <Act {...props} line={line} /> : <p>{t(recordWords.gone)}</p>;
      }}
    </Answer>
  );
}

type LineProps = JournalProps & { line: JournalEntry };

function Correct({ line, onDone, onCancel }: LineProps) {
  const { t } = useWords();
  const write = useWrite(governanceMethods.correctJournalEntry);
  return (
    <DialogForm id={`${line.name}.correct`} form={correctionOf(form)} writes={readersOf('CorrectJournalEntry')} start={readValues(form, line)} prefix="journal_entry"
      submit={t(journalWords.correct)} asks={asksCorrection} onDone={onDone} onCancel={onCancel}
      send={(values) => write.mutateAsync({ name: line.name, ...writeCorrection(values, () => ({ journalEntry: writeValues(form, values) })) })} />
  );
}

function Publish({ line, onDone, onCancel }: LineProps) {
  const { t } = useWords();
  const write = useWrite(governanceMethods.publishJournalEntry);
  return (
    <DialogForm id={`${line.name}.publish`} form={publicForm} writes={readersOf('CreateProjectEvent')} start={{ public_text: line.text }} submit={t(journalWords.publish)}
      intro={<p>{t(journalWords.publishTold)}</p>} onDone={onDone} onCancel={onCancel}
      send={({ public_text: publicText = '' }) => write.mutateAsync({ name: line.name, publicText })}>
      {({ public_text: text = '' }) => <Preview name={line.name} text={text} />}
    </DialogForm>
  );
}

// What PublishJournalEntry would answer: everything but keeping the result.
function Preview({ name, text }: { name: string; text: string }) {
  const { t, date } = useWords();
  const publicText = useSettled(text.trim());
  const preview = useQuery({
    queryKey: ['portfolio', 'PublishJournalEntry', JSON.stringify({ name, publicText })],
    queryFn: ({ signal }) => call(governanceMethods.publishJournalEntry, { name, publicText, validateOnly: true }, signal),
    enabled: publicText !== '', retry: false, placeholderData: keepPreviousData,
  });
  const event = publicText ? preview.data?.published : undefined;
  return (
    <section className="preview" aria-live="polite">
      <h3 className="fr-h6">{t(journalWords.preview)}</h3>
      {preview.isError && <Problem error={preview.error} />}
      {event && (
        <ul className="events">
          <li>
            <span className="events__day">{date(event.date)}</span> <strong>{t(EVENT_TYPES.other!)}</strong> <span>{event.comment}</span>
          </li>
        </ul>
      )}
    </section>
  );
}

function TakeBack({ line, onDone, onCancel }: LineProps) {
  const { t } = useWords();
  const write = useWrite(governanceMethods.unpublishJournalEntry);
  return (
    <DialogForm id={`${line.name}.unpublish`} form={NOTHING_ASKED} writes={readersOf('UnpublishJournalEntry')} submit={t(journalWords.takeBack)}
      intro={<><p>{t(journalWords.takeBackTold)}</p><blockquote>{line.published?.comment}</blockquote></>} onDone={onDone} onCancel={onCancel}
      send={() => write.mutateAsync({ name: line.name })} />
  );
}

const ACTS = { correct: Correct, publish: Publish, 'take back': TakeBack } as const;
