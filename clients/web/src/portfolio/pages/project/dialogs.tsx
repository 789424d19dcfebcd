// The dialogs of the page, by the name that they have in the address: a link opens one, Back closes it, and signing in again
// comes back to it.
import type { ReactNode } from 'react';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { Dialog } from '@/kit/ui/dialog';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { EventChange, EventForm } from '@/portfolio/components/record/event_form';
import { JournalForm, JournalLineForm } from '@/portfolio/components/record/journal_form';
import { journalWords } from '@/portfolio/components/record/journal_words';
import { LineCorrection, LineForm } from '@/portfolio/components/record/line_form';
import { LINE_KINDS } from '@/portfolio/components/record/lines';
import { recordWords } from '@/portfolio/components/record/words';
import type { Access } from './access';
import { AdvanceDialog } from './advance_dialog';
import { CorrectPhaseDialog } from './correct_phase_dialog';
import { journeyWords } from './journey_words';
import { useDialogue } from './use_dialogue';
import { projectWords } from './words';

interface Found { title: Text; body: ReactNode }
interface DialogsProps { project: Project; access: Access; onDone: () => void }

export function Dialogs(props: DialogsProps) {
  const { t } = useWords();
  const { dialogue, close } = useDialogue();
  const found = useFound(props);
  return found && <Dialog key={dialogue} title={t(found.title)} onClose={close} wide>{found.body}</Dialog>;
}

function useFound({ project, access, onDone }: DialogsProps): Found | undefined {
  const { t } = useWords();
  const { dialogue, about: { ligne: number, phase, code }, close } = useDialogue();
  const ends = { project: project.name, onDone: () => (close(), onDone()), onCancel: close };
  if (access.writesJournal && dialogue === 'nouvelle') {
    return number ? { title: journalWords.correct, body: <JournalLineForm act="correct" number={number} {...ends} /> }
      : { title: journalWords.write, body: <JournalForm {...ends} /> };
  }
  if (!access.edits) return undefined;
  const kind = LINE_KINDS.find(({ id }) => id === dialogue);
  if (kind) {
    if (!access.may(kind.create.name)) return undefined;
    return number ? { title: kind.correct, body: <LineCorrection kind={kind} number={number} {...ends} /> }
      : { title: kind.add, body: <LineForm kind={kind} given={{ phase, code }} {...ends} /> };
  }
  const dialogs: Readonly<Record<string, Found>> = {
    avancer: { title: projectWords.advance, body: <AdvanceDialog {...ends} project={project} access={access} /> },
    publier: { title: journalWords.publishTitle, body: <JournalLineForm act="publish" number={number} {...ends} /> },
    reprendre: { title: journalWords.takeBackTitle, body: <JournalLineForm act="take back" number={number} {...ends} /> },
    'corriger-phase': { title: journeyWords.correct, body: <CorrectPhaseDialog {...ends} project={project} /> },
    evenement: number ? { title: projectWords.edit, body: <EventChange number={number} {...ends} /> }
      : { title: recordWords.addEvent, body: <EventForm submit={t(recordWords.addEvent)} {...ends} /> },
  };
  return dialogs[dialogue];
}
