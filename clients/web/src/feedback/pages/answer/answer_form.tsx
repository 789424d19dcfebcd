// The form of an answer: what is typed stays in this tab until it is sent; sent, it may be changed or taken back until the close.
import { useEffect, useMemo, useRef, useState } from 'react';
import { useAnswering } from '@/feedback/api/answers';
import { answerWords as words } from '@/feedback/words/answers';
import { readersOf } from '@/feedback/words/readers';
import type { Answer } from '@/gen/pepiniere/feedback/v1/answer_pb';
import type { QuestionnaireVersion } from '@/gen/pepiniere/feedback/v1/questionnaire_pb';
import type { Values } from '@/kit/form/field';
import { focusField, inputId } from '@/kit/form/form_fields';
import { Readers } from '@/kit/form/readers';
import { SureDialog } from '@/kit/form/sure_dialog';
import { useDraft } from '@/kit/form/use_draft';
import { useFaults } from '@/kit/form/use_faults';
import { formWords } from '@/kit/form/words';
import { Problem } from '@/kit/ui/problem';
import { useWords } from '@/kit/words/use_words';
import { AnswerQuestion } from './answer_question';
import { answerForm, isAnswered, isSame, pathOf, saidIn, valuesOf } from './answer_values';

// What the ids of the inputs begin with.
const FORM = 'reponse';

interface AnswerFormProps { campaign: string; version: QuestionnaireVersion; kept: Answer }

export function AnswerForm({ campaign, version: { questions }, kept }: AnswerFormProps) {
  const { t } = useWords();
  const before = useMemo(() => valuesOf(questions, kept), [questions, kept]);
  const draft = useDraft<Values>(`${campaign}.reponse`, () => before);
  const values = draft.value;
  const sent = useRef<readonly string[]>([]);
  const form = useMemo(() => answerForm(questions, () => sent.current), [questions]);
  const faults = useFaults(form, values);
  const { put, takeBack } = useAnswering(campaign);
  const [outcome, tell] = useState<'sent' | 'takenBack'>();
  const [error, setError] = useState<unknown>();
  const [isTakingBack, setTakingBack] = useState(false);
  const problem = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== undefined) problem.current?.focus();
  }, [error]);
  const isKept = kept.values.length > 0;
  const isUnsent = !isSame(questions, before, values);
  const answered = questions.filter((one) => isAnswered(one, values)).length;
  const change = (path: string, value: string) => {
    faults.touch(path);
    tell(undefined);
    setError(undefined);
    draft.set({ ...values, [path]: value });
  };
  const send = async () => {
    if (put.isPending) return;
    setError(undefined);
    const wrong = faults.attempt();
    if (wrong) return focusField(FORM, wrong);
    const said = saidIn(questions, values);
    sent.current = said.map(({ question }) => question);
    try {
      await put.mutateAsync(said);
      draft.clear();
      tell('sent');
    } catch (caught) {
      const { isPlaced, first } = faults.refuse(caught, 'answer');
      if (isPlaced && first) focusField(FORM, first);
      else setError(caught);
    }
  };
  const forget = () => {
    draft.set(before);
    draft.clear();
    faults.reset();
  };
  const n = Object.keys(faults.shown).length;
  return (
    <form className="answer-form" noValidate onSubmit={(event) => (event.preventDefault(), void send())}>
      <Readers writes={readersOf('PutAnswer')} />
      <p className="fr-hint-text">{t(words.kept)} {t(formWords.required)}</p>
      {draft.found && isUnsent && <p className="quiet" role="status">{t(formWords.found)}</p>}
      {isKept && !outcome && <p className="fr-message fr-message--info fr-mb-2w">{t(words.before)}</p>}
      {questions.map((question) => {
        const path = pathOf(question.code);
        const fault = faults.shown[path];
        return <AnswerQuestion key={question.code} id={inputId(FORM, path)} question={question} value={values[path] ?? ''} error={fault && t(fault)} onChange={(value) => change(path, value)} />;
      })}
      <div role="status">
        {n > 0 && <p className="fr-message fr-message--error fr-mb-2w">{t(words.toCorrect, { n })}</p>}
        {outcome && !isUnsent && <p className="fr-message fr-message--valid fr-mb-2w">{t(words[outcome])}</p>}
      </div>
      <div ref={problem} tabIndex={-1} className="form-problem">{error !== undefined && <Problem error={error} />}</div>
      <div className="answer-form__bar">
        <progress max={questions.length} value={answered} aria-label={t(words.progress, { done: answered, n: questions.length })} />
        <span className="quiet">{t(words.progress, { done: answered, n: questions.length })}{isUnsent && <> – {t(words.unsent)}</>}</span>
        <button type="submit" className="fr-btn" disabled={put.isPending}>{t(put.isPending ? formWords.saving : isKept ? words.sendAgain : words.send)}</button>
        {isUnsent && <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={forget}>{t(words.forget)}</button>}
        {isKept && <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => setTakingBack(true)}>{t(words.takeBack)}</button>}
      </div>
      {isTakingBack && (
        <SureDialog id={`${campaign}.retirer`} writes={readersOf('PutAnswer')} act={words.takeBack} told={words.takeBackTold} sure={words.takeBackSure} onClose={() => setTakingBack(false)}
          send={async () => {
            await takeBack.mutateAsync();
            draft.set({});
            draft.clear();
            tell('takenBack');
          }} />
      )}
    </form>
  );
}
