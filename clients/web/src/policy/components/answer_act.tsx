// Answering what was transmitted: for the authority, and for policy officers in its place.
import type { Transmission } from '@/gen/pepiniere/policy/v1/transmission_pb';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { writeValues } from '@/kit/form/field';
import { useWords } from '@/kit/words/use_words';
import { policyMethods } from '@/policy/api/clients';
import { clockWords as words } from '@/policy/words/clocks';
import { readersOf } from '@/policy/words/readers';
import { Act } from './act';
import { answerForm } from './clock_forms';

// `title`: of the proposal.
export function AnswerAct({ transmission: { name }, title }: { transmission: Transmission; title: string }) {
  const { t, colon } = useWords();
  const { mutateAsync: answer } = useWrite(policyMethods.createAnswer);
  return (
    <Act label={t(words.answer)} of={colon + title} look="primary">
      {(close) => (
        <ActDialog id={`${name}.repondre`} title={t(words.answerTo, { title })} submit={t(words.answer)} told={t(words.answerTold)} form={answerForm} prefix="answer" writes={readersOf('CreateAnswer')}
          send={(values) => answer({ parent: name, answer: writeValues(answerForm, values) })} onClose={close} />
      )}
    </Act>
  );
}
