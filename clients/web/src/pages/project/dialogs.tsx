// The dialogs of the page, by the name that they have in the address.
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import type { Text } from '@/words/text';
import { useWords } from '@/words/use_words';
import type { Access } from './access';
import { AdvanceDialog } from './advance_dialog';
import { CorrectPhaseDialog } from './correct_phase_dialog';
import { Dialog } from './dialog';
import { EventDialog } from './event_dialog';
import { journeyWords } from './journey_words';
import { LineDialog } from './line_dialog';
import { LINE_KINDS } from './lines';
import { useDialogue } from './use_dialogue';
import { projectWords } from './words';

interface Ends { onDone: () => void; onCancel: () => void }
interface DialogsProps { project: Project; access: Access; onDone: () => void }

export function Dialogs({ project, access, onDone }: DialogsProps) {
  const { t } = useWords();
  const { dialogue, about, close } = useDialogue();
  const kind = LINE_KINDS.find(({ id }) => id === dialogue);
  const ends: Ends = { onDone: () => (close(), onDone()), onCancel: close };
  const found: { title: Text; body: React.ReactNode } | undefined = !access.edits ? undefined
    : kind && (!kind.adminOnly || access.isAdmin) ? { title: about.ligne ? kind.correct : kind.add, body: <LineDialog project={project.name} kind={kind} {...ends} /> }
      : dialogue === 'avancer' ? { title: projectWords.advance, body: <AdvanceDialog project={project} access={access} {...ends} /> }
        : dialogue === 'corriger-phase' ? { title: journeyWords.correct, body: <CorrectPhaseDialog project={project} {...ends} /> }
          : dialogue === 'evenement' ? { title: about.ligne ? projectWords.edit : journeyWords.addEvent, body: <EventDialog project={project.name} {...ends} /> }
            : undefined;
  return <Dialog open={found !== undefined} title={found ? t(found.title) : ''} onClose={close}>{found?.body}</Dialog>;
}
