// The journal, the latest day first: what its people wrote, and, marked, what of it is public.
import { lazy, Suspense } from 'react';
import { Who } from '@/access/feature';
import type { JournalEntry } from '@/gen/pepiniere/portfolio/v1/journal_pb';
import { Answer, Empty, Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { useJournal } from '@/portfolio/components/record/journal_form';
import { journalWords } from '@/portfolio/components/record/journal_words';
import type { Access } from './access';
import { DialogueLink } from './dialogue_link';
import { numberOf } from './line_table';
import { projectWords } from './words';

const MarkdownText = lazy(() => import('@/kit/ui/markdown'));

export function JournalSection({ name, access }: { name: string; access: Access }) {
  const { t } = useWords();
  const journal = useJournal(name);
  return (
    <>
      <p className="quiet">{t(journalWords.told)}</p>
      {access.writesJournal && (
        <p className="no-print"><DialogueLink dialogue="nouvelle" className="fr-btn fr-btn--secondary fr-btn--sm">{t(journalWords.write)}</DialogueLink></p>
      )}
      <Answer of={journal} lines={3}>
        {(lines) => (lines.length === 0 ? <Empty><p>{t(journalWords.empty)}</p></Empty> : (
          <ul className="notes">{lines.map((line) => <Line key={line.name} line={line} access={access} />)}</ul>
        ))}
      </Answer>
    </>
  );
}

function Line({ line, access }: { line: JournalEntry; access: Access }) {
  const { t, date } = useWords();
  const { text, published, publishTime, trail } = line;
  return (
    <li className={`note ${published ? 'note--public' : ''}`}>
      <p className="note__head">
        <strong>{date(line.date)}</strong>
        <span className="quiet">{trail && <Who name={trail.recordedBy} />}</span>
        {published && <span className="fr-badge fr-badge--warning fr-badge--no-icon fr-badge--sm">{t(journalWords.published)} {t(journalWords.since, { date: date(publishTime) })}</span>}
      </p>
      <Suspense fallback={<Loading />}><MarkdownText text={text} /></Suspense>
      {published && published.comment !== text && <PublicText text={published.comment} />}
      <Acts line={line} access={access} />
    </li>
  );
}

function PublicText({ text }: { text: string }) {
  const { t, colon } = useWords();
  return <p className="note__public">{t(journalWords.publicReads)}{colon}<q>{text}</q></p>;
}

function Acts({ line, access: { edits, writesJournal } }: { line: JournalEntry; access: Access }) {
  const { t, date } = useWords();
  const about = { ligne: numberOf(line.name) };
  const on = { date: date(line.date) };
  return (
    <p className="note__acts no-print">
      {edits && line.published && <DialogueLink dialogue="reprendre" about={about} label={t(journalWords.takeThisBack, on)}>{t(journalWords.takeBack)}</DialogueLink>}
      {edits && !line.published && <DialogueLink dialogue="publier" about={about} label={t(journalWords.publishThis, on)}>{t(journalWords.publish)}</DialogueLink>}
      {writesJournal && !line.published && <DialogueLink dialogue="nouvelle" about={about} label={t(journalWords.correctThis, on)}>{t(projectWords.correct)}</DialogueLink>}
    </p>
  );
}
