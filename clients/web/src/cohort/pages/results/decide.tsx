// Deciding the result of an application, with its reason; or answering an appeal against one.
import { cohortMethods } from '@/cohort/api/clients';
import { readersOf } from '@/cohort/words/readers';
import { resultsWords as words } from '@/cohort/words/results';
import { runWords } from '@/cohort/words/runs';
import { RESULTS } from '@/cohort/words/season_enums';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import { ApplicationResult_Kind as Kind, type ApplicationResult } from '@/gen/pepiniere/cohort/v1/result_pb';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Form, Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';

export const resultForm: Form = bound(bounds.DecideResultRequest, {
  fields: [
    { path: 'kind', kind: 'enum', options: [Kind.SELECTED, Kind.WAITING, Kind.NOT_SELECTED].map((kind) => ({ value: String(kind), label: RESULTS[kind] })), label: words.result },
    { path: 'reason', kind: 'area', label: runWords.reason, hint: words.reasonHint },
  ],
});

// `appeal`: what it answers, where there is one.
interface DecideProps { application: string; who: string; appeal: ApplicationResult | undefined; onClose: () => void }

export function Decide({ application, who, appeal, onClose }: DecideProps) {
  const { t, colon } = useWords();
  const { mutateAsync: decide } = useWrite(cohortMethods.decideResult);
  const requestOf = ({ kind = '', reason = '' }: Values) => ({ parent: application, kind: Number(kind) as Kind, reason });
  return (
    <Dialog title={t(appeal ? words.answerThis : words.decideThis, { who })} onClose={onClose} wide>
      <DialogForm id={`${application}.resultat`} form={resultForm} writes={readersOf('DecideResult')} submit={t(appeal ? words.answer : words.decide)}
        intro={(
          <>
            <p>{t(appeal ? words.answerTold : words.decideTold)}</p>
            {appeal && <p className="as-typed"><strong>{t(words.appealSays)}</strong>{colon}{appeal.reason}</p>}
          </>
        )}
        check={(values) => call(cohortMethods.decideResult, { ...requestOf(values), validateOnly: true })} send={(values) => decide(requestOf(values))} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
