// Saying what became of a challenge; correcting what was said, or withdrawing it.
import { cohortMethods } from '@/cohort/api/clients';
import { outcomeWords } from '@/cohort/words/challenges';
import { readersOf } from '@/cohort/words/readers';
import type { ChallengeOutcome } from '@/gen/pepiniere/cohort/v1/outcome_pb';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { asksCorrection, correctionOf, writeCorrection } from '@/kit/form/correction';
import { DialogForm } from '@/kit/form/dialog_form';
import { readValues, writeValues, type Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { outcomeForm } from './challenge_form';

export function AddOutcome({ challenge, onClose }: { challenge: string; onClose: () => void }) {
  const { t } = useWords();
  const { mutateAsync: create } = useWrite(cohortMethods.createChallengeOutcome);
  const requestOf = (values: Values) => ({ parent: challenge, outcome: writeValues(outcomeForm, values) });
  return (
    <Dialog title={t(outcomeWords.add)} onClose={onClose} wide>
      <DialogForm id={`${challenge}.devenir`} form={outcomeForm} writes={readersOf('CreateChallengeOutcome')} prefix="outcome" start={{ date: todayIso() }}
        check={(values) => call(cohortMethods.createChallengeOutcome, { ...requestOf(values), validateOnly: true })}
        send={(values) => create(requestOf(values))} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

export function CorrectOutcome({ outcome, onClose }: { outcome: ChallengeOutcome; onClose: () => void }) {
  const { t } = useWords();
  const { name } = outcome;
  const { mutateAsync: correct } = useWrite(cohortMethods.correctChallengeOutcome);
  return (
    <Dialog title={t(outcomeWords.correctTitle)} onClose={onClose} wide>
      <DialogForm id={`${name}.corriger`} form={correctionOf(outcomeForm)} writes={readersOf('CorrectChallengeOutcome')} prefix="outcome" start={readValues(outcomeForm, outcome)}
        submit={t(outcomeWords.correct)} asks={asksCorrection} onDone={onClose} onCancel={onClose}
        send={(values) => correct({ name, ...writeCorrection(values, () => ({ outcome: writeValues(outcomeForm, values) })) })} />
    </Dialog>
  );
}
