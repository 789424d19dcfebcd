// Running a ranking: of which reviews, of all or of those who chose a seat.
import { cohortMethods } from '@/cohort/api/clients';
import { undecidedIn, type Undecided } from '@/cohort/api/undecided';
import { useSeatTitles } from '@/cohort/components/use_seats';
import { STAGES } from '@/cohort/words/application_enums';
import { rankingWords as words } from '@/cohort/words/rankings';
import { readersOf } from '@/cohort/words/readers';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { Ranking } from '@/gen/pepiniere/cohort/v1/ranking_pb';
import { Review_Stage as Stage } from '@/gen/pepiniere/cohort/v1/review_pb';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { choices, sameInBoth, writeValues, type Form, type Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { Awaiting } from './awaiting';

export interface Refused { stage: Stage; ties: readonly Undecided[] }
interface RunDialogProps { call: Call; onRun: (ranking: Ranking) => void; onRefused: (refused: Refused) => void; onClose: () => void }

export function RunDialog({ call, onRun, onRefused, onClose }: RunDialogProps) {
  const { t } = useWords();
  const { name } = call;
  const { seats, titleOf } = useSeatTitles(call);
  const { mutateAsync: run } = useWrite(cohortMethods.runRanking);
  const form: Form = {
    fields: [
      { path: 'stage', kind: 'enum', required: true, options: choices(STAGES), label: words.runStage },
      { path: 'seat', kind: 'word', options: seats.map((seat) => sameInBoth(seat.name, titleOf(seat.name))), label: words.runSeat, hint: words.runSeatHint },
      { path: 'keep_ties', kind: 'flag', label: words.keepTies, hint: words.keepTiesHint },
    ],
  };
  const send = async (values: Values) => {
    try {
      onRun(await run({ parent: name, ...writeValues(form, values) }));
    } catch (error) {
      const ties = undecidedIn(error);
      if (!ties) throw error;
      onRefused({ stage: Number(values.stage) as Stage, ties: ties.map((tie) => ({ ...tie, seat: tie.seat || (values.seat ?? '') })) });
    }
  };
  return (
    <Dialog title={t(words.run)} onClose={onClose}>
      <Awaiting call={name} />
      <DialogForm id={`${name}.classer`} form={form} writes={readersOf('RunRanking')} submit={t(words.run)} start={{ stage: String(Stage.FILE) }} send={send} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
