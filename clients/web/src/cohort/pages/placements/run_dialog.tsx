// Giving the seats of a call: by rankings, or as they were last given, without those who left since.
import { cohortMethods } from '@/cohort/api/clients';
import { undecidedIn, type Undecided } from '@/cohort/api/undecided';
import { STAGES } from '@/cohort/words/application_enums';
import { placementWords as words } from '@/cohort/words/placements';
import { readersOf } from '@/cohort/words/readers';
import type { Placement } from '@/gen/pepiniere/cohort/v1/placement_pb';
import { Review_Stage as Stage } from '@/gen/pepiniere/cohort/v1/review_pb';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { choices, writeValues, type Field, type Form, type Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';

const FRESH = 'fresh';
const stageField: Field = { path: 'stage', kind: 'enum', required: true, options: choices(STAGES), label: words.runStage };
const freshField: Field = { path: FRESH, kind: 'flag', label: words.fresh, hint: words.freshHint };

export interface Refused { stage: Stage; ties: readonly Undecided[] }
// `isAgain`: one is published already.
interface RunDialogProps { call: string; isAgain: boolean; onRun: (placement: Placement) => void; onRefused: (refused: Refused) => void; onClose: () => void }

export function RunDialog({ call, isAgain, onRun, onRefused, onClose }: RunDialogProps) {
  const { t } = useWords();
  const { mutateAsync: run } = useWrite(cohortMethods.runPlacing);
  const form: Form = { fields: isAgain ? [freshField, stageField] : [stageField] };
  const title = isAgain ? words.again : words.run;
  const send = async (values: Values) => {
    try {
      onRun(await run({ parent: call, ...writeValues(form, values) }));
    } catch (error) {
      const ties = undecidedIn(error);
      if (!ties) throw error;
      onRefused({ stage: Number(values.stage) as Stage, ties });
    }
  };
  return (
    <Dialog title={t(title)} onClose={onClose}>
      <DialogForm id={`${call}.placer`} form={form} writes={readersOf('RunPlacing')} submit={t(title)} start={{ stage: String(Stage.FILE) }} intro={<p>{t(isAgain ? words.againTold : words.runTold)}</p>}
        asks={(path, values) => path === FRESH || !isAgain || values[FRESH] === 'yes'} send={send} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
