// Adding a challenge, changing one, selecting, withdrawing and deleting one.
import { useNavigate } from 'react-router-dom';
import { challengeUrl, cohortUrl } from '@/cohort/api/addresses';
import { cohortMethods } from '@/cohort/api/clients';
import { challengeWords } from '@/cohort/words/challenges';
import { readersOf } from '@/cohort/words/readers';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import { Challenge_State as State, type Challenge } from '@/gen/pepiniere/cohort/v1/challenge_pb';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { afterDeletion } from '@/kit/form/deletion';
import { DialogForm } from '@/kit/form/dialog_form';
import { EditDialog } from '@/kit/form/edit_dialog';
import { writeValues, type Form, type Values } from '@/kit/form/field';
import { identifierField, identifierIn } from '@/kit/form/identifier';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { challengeForm } from './challenge_form';

const NOTHING_ASKED: Form = { fields: [] };
const newForm: Form = { ...challengeForm, fields: [identifierField('challenge_id', bounds.CreateChallengeRequest), ...challengeForm.fields] };
const requestOf = (values: Values) => ({ challengeId: identifierIn(values.challenge_id), challenge: writeValues(challengeForm, values) });

// `cohort`: whose it is to begin with.
export function AddChallenge({ cohort, onClose }: { cohort: string; onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { mutateAsync: create } = useWrite(cohortMethods.createChallenge);
  return (
    <Dialog title={t(challengeWords.add)} onClose={onClose} wide>
      <DialogForm id={`${cohort}.defi`} form={newForm} writes={readersOf('CreateChallenge')} prefix="challenge" submit={t(challengeWords.add)} start={{ cohorts: cohort }}
        check={(values) => call(cohortMethods.createChallenge, { ...requestOf(values), validateOnly: true })}
        send={async (values) => navigate(challengeUrl((await create(requestOf(values))).name))} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

interface ChallengeDialogProps { challenge: Challenge; onClose: () => void }

export function EditChallenge({ challenge, mayRestore, onDone, onClose }: ChallengeDialogProps & { mayRestore: boolean; onDone: () => void }) {
  const { t } = useWords();
  const { name, title, etag: now } = challenge;
  const { mutateAsync: undelete } = useWrite(cohortMethods.undeleteChallenge);
  const { mutateAsync: update } = useWrite(cohortMethods.updateChallenge);
  return (
    <Dialog title={t(challengeWords.editThis, { title })} onClose={onClose} wide>
      <EditDialog id={`${name}.fiche`} form={challengeForm} writes={readersOf('UpdateChallenge')} words={challengeWords} prefix="challenge" current={challenge}
        read={() => call(cohortMethods.getChallenge, { name })}
        check={({ paths, fields, etag }) => call(cohortMethods.updateChallenge, { challenge: { ...fields, name, etag }, updateMask: { paths }, validateOnly: true })}
        send={({ paths, fields, etag }) => update({ challenge: { ...fields, name, etag }, updateMask: { paths } })} onSaved={onDone} onCancel={onClose}
        restore={mayRestore ? () => undelete({ name, etag: now }) : undefined} />
    </Dialog>
  );
}

const MOVES = {
  select: { state: State.SELECTED, title: challengeWords.selectThis, told: challengeWords.selectTold, act: challengeWords.select },
  withdraw: { state: State.WITHDRAWN, title: challengeWords.withdrawThis, told: challengeWords.withdrawTold, act: challengeWords.withdraw },
} as const;
export type Move = keyof typeof MOVES;

export function MoveChallenge({ challenge: { name, title, etag }, move, onClose }: ChallengeDialogProps & { move: Move }) {
  const { t } = useWords();
  const { mutateAsync: update } = useWrite(cohortMethods.updateChallenge);
  const { state, title: asked, told, act } = MOVES[move];
  return (
    <Dialog title={t(asked, { title })} onClose={onClose}>
      <DialogForm id={`${name}.${move}`} form={NOTHING_ASKED} writes={readersOf('UpdateChallenge')} submit={t(act)} intro={<p>{t(told)}</p>}
        send={() => update({ challenge: { name, etag, state }, updateMask: { paths: ['state'] } })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

export function DeleteChallenge({ challenge: { name, title, etag, cohorts }, onClose }: ChallengeDialogProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { mutateAsync: remove } = useWrite(cohortMethods.deleteChallenge);
  return (
    <Dialog title={t(challengeWords.removeThis, { title })} onClose={onClose}>
      <DialogForm id={`${name}.supprimer`} form={NOTHING_ASKED} writes={readersOf('DeleteChallenge')} submit={t(challengeWords.remove)}
        intro={<p>{t(challengeWords.removeTold)}</p>} send={() => remove({ name, etag })} onDone={() => navigate(cohortUrl(cohorts[0] ?? ''), afterDeletion({ name, title }))} onCancel={onClose} />
    </Dialog>
  );
}
