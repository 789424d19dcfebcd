// The grid of a call, marked: saved as a draft, or submitted; what was submitted may be corrected while reviews are taken.
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { MARKING, markUrl } from '@/cohort/api/addresses';
import { cohortMethods } from '@/cohort/api/clients';
import { useGridVersion } from '@/cohort/api/grids';
import { ReviewBadge } from '@/cohort/components/application_badges';
import { markWords } from '@/cohort/words/jury';
import { readersOf } from '@/cohort/words/readers';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { Criterion } from '@/gen/pepiniere/cohort/v1/grid_pb';
import { Review_State as State, type Review, type ReviewTask } from '@/gen/pepiniere/cohort/v1/review_pb';
import { call as ask } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { faultsOf, type Faults, type Values } from '@/kit/form/field';
import { focusField, inputId } from '@/kit/form/form_fields';
import { ChoiceField, RadioField, TextField } from '@/kit/form/inputs';
import { Readers } from '@/kit/form/readers';
import { useChecked } from '@/kit/form/use_checked';
import { useDraft } from '@/kit/form/use_draft';
import { useFaults } from '@/kit/form/use_faults';
import { formWords } from '@/kit/form/words';
import { Problem } from '@/kit/ui/problem';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { ABSTAINS, COMMENT, markFormOf, markPath, reasonPath, REVIEW_PATHS, reviewIn, valuesOf } from './mark_values';
import { stateOf } from './tasks';

const FORM = 'grille';
// More are chosen from a list.
const MARKS_IN_VIEW = 10;

// Beside the application, marks scroll in a frame of their own: what is wrong comes into view with all of it, and its buttons.
function leadTo(path: string) {
  focusField(FORM, path);
  const frame = document.getElementById(inputId(FORM, path))?.closest('.marking__grid');
  if (frame && getComputedStyle(frame).position === 'sticky') frame.scrollIntoView({ block: 'start' });
}

// `next`: the application to review after this one; none once all is done.
interface MarkFormProps { call: Call; task: ReviewTask; next: string | undefined }

export function MarkForm(props: MarkFormProps) {
  const { t } = useWords();
  const version = useGridVersion(props.call.gridVersion);
  return (
    <section className="marking__grid" aria-labelledby="mes-notes">
      <h2 className="fr-h4" id="mes-notes">{t(markWords.marks)}</h2>
      <Answer of={version}>{({ criteria }) => <Grid {...props} criteria={criteria} />}</Answer>
    </section>
  );
}

// Making the review of an application, or changing the one that there is.
function useSaving(application: string, revision: number, review: Review | undefined, criteria: readonly Criterion[]) {
  const { mutateAsync: create } = useWrite(cohortMethods.createReview);
  const { mutateAsync: update } = useWrite(cohortMethods.updateReview);
  const written = (values: Values) => ({ ...reviewIn(criteria, values), applicationRevision: revision });
  const made = (values: Values) => ({ parent: application, review: written(values) });
  const changed = (values: Values, { name, etag }: Review) => ({ review: { ...written(values), name, etag }, updateMask: { paths: [...REVIEW_PATHS] } });
  return {
    save: (values: Values) => (review ? update(changed(values, review)) : create(made(values))),
    check: (values: Values): Promise<unknown> => (review
      ? ask(cohortMethods.updateReview, { ...changed(values, review), validateOnly: true }) : ask(cohortMethods.createReview, { ...made(values), validateOnly: true })),
  };
}

function Grid({ task, next, criteria }: MarkFormProps & { criteria: readonly Criterion[] }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { review } = task;
  const { name: application, revision } = task.application!;
  const isSubmitted = stateOf(task) === State.SUBMITTED;
  const draft = useDraft<Values>(`${application}.evaluation`, () => valuesOf(review));
  const values = draft.value;
  const faults = useFaults(markFormOf(criteria, values, isSubmitted), values);
  const { save, check } = useSaving(application, revision, review, criteria);
  const { mutateAsync: submit } = useWrite(cohortMethods.submitReview);
  const [isSending, setSending] = useState(false);
  const [hasTried, setTried] = useState(false);
  const [done, setDone] = useState<'savedDraft' | 'done'>();
  const [error, setError] = useState<unknown>();
  const checked = useChecked(values, !isSending, faults, 'review', () => check(values));
  const wanting: Faults = hasTried ? faultsOf(markFormOf(criteria, values, true), values) : {};
  const shown: Faults = { ...wanting, ...faults.shown };
  const problem = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== undefined) problem.current?.focus();
  }, [error]);
  const change = (path: string, value: string) => {
    faults.touch(path);
    setDone(undefined);
    draft.set({ ...values, [path]: value });
  };
  const inputOf = (path: string) => ({ id: inputId(FORM, path), value: values[path] ?? '', error: shown[path] && t(shown[path]), onChange: (value: string) => change(path, value) });
  const firstWrong = (isWhole: boolean) => {
    const form = markFormOf(criteria, values, isWhole), wrong = faultsOf(form, values);
    return form.fields.find(({ path }) => wrong[path])?.path;
  };
  const run = async (what: 'savedDraft' | 'done', then?: () => void) => {
    setError(undefined);
    setTried(what === 'done');
    const wrong = firstWrong(what === 'done' || isSubmitted);
    if (wrong) {
      faults.attempt();
      leadTo(wrong);
      return;
    }
    setSending(true);
    try {
      const saved = await save(values);
      if (what === 'done' && saved.state !== State.SUBMITTED) await submit({ name: saved.name, etag: saved.etag });
      draft.clear();
      setDone(what);
      then?.();
    } catch (caught) {
      const { isPlaced, first } = faults.refuse(caught, 'review');
      if (isPlaced && first) leadTo(first);
      else setError(caught);
    } finally {
      setSending(false);
    }
  };
  // Nothing is said of what was not read yet.
  const read = review?.applicationRevision ?? 0;
  return (
    <form noValidate onSubmit={(event) => (event.preventDefault(), void run('done'))}>
      <p><ReviewBadge state={stateOf(task)} /></p>
      {read > 0 && read < revision && <p className="fr-message fr-message--warning fr-mb-2w">{t(markWords.older, { now: revision, then: read })}</p>}
      <Readers writes={readersOf('UpdateReview')} />
      <p className="fr-hint-text">{t(formWords.required)}</p>
      {draft.found && <p className="quiet" role="status">{t(formWords.found)}</p>}
      {criteria.map((criterion) => <Marked key={criterion.code} criterion={criterion} inputOf={inputOf} isAbstained={values[markPath(criterion.code)] === ABSTAINS} />)}
      <TextField {...inputOf(COMMENT)} lines={4} label={t(markWords.comment)} />
      <div role="status">
        {Object.keys(wanting).length > 0 && <p className="fr-message fr-message--error">{t(markWords.incomplete)}</p>}
        {done && <p className="fr-message fr-message--valid">{t(markWords[done])}</p>}
        {!done && checked && <p className="quiet">{t(formWords[checked])}</p>}
      </div>
      <div ref={problem} tabIndex={-1} className="form-problem">{error !== undefined && <Problem error={error} />}</div>
      <div className="application-acts fr-mt-2w no-print">
        {!isSubmitted && next && <button type="button" className="fr-btn" disabled={isSending} onClick={() => void run('done', () => navigate(markUrl(next)))}>{t(markWords.submitNext)}</button>}
        <button type="submit" className={`fr-btn ${!isSubmitted && next ? 'fr-btn--secondary' : ''}`} disabled={isSending}>{t(isSubmitted ? markWords.resubmit : markWords.submit)}</button>
        {!isSubmitted && <button type="button" className="fr-btn fr-btn--tertiary" disabled={isSending} onClick={() => void run('savedDraft')}>{t(markWords.saveDraft)}</button>}
        {isSubmitted && <button type="button" className="fr-btn fr-btn--secondary" onClick={() => navigate(next ? markUrl(next) : MARKING)}>{t(next ? markWords.next : markWords.title)}</button>}
      </div>
    </form>
  );
}

interface MarkedProps {
  criterion: Criterion;
  inputOf: (path: string) => { id: string; value: string; error: string | undefined; onChange: (value: string) => void };
  isAbstained: boolean;
}

function Marked({ criterion: { code, label, minimum, maximum, meanings }, inputOf, isAbstained }: MarkedProps) {
  const { t, colon } = useWords();
  const meaningOf = (mark: number) => meanings.find((one) => one.mark === mark)?.meaning;
  const marks = Array.from({ length: maximum - minimum + 1 }, (_, i) => minimum + i).map((mark) => ({ value: String(mark), label: meaningOf(mark) ? `${mark}${colon}${meaningOf(mark)}` : String(mark) }));
  const input = { ...inputOf(markPath(code)), label, required: true };
  return (
    <>
      {marks.length > MARKS_IN_VIEW
        ? <ChoiceField {...input} none={t(formWords.choose)} hint={t(markWords.abstainHint)} options={[...marks, { value: ABSTAINS, label: t(markWords.abstain) }]} />
        : <RadioField {...input} inline={meanings.length === 0} options={[...marks, { value: ABSTAINS, label: t(markWords.abstain), hint: t(markWords.abstainHint) }]} />}
      {isAbstained && <TextField {...inputOf(reasonPath(code))} lines={2} required label={t(markWords.abstainReason, { criterion: label })} />}
    </>
  );
}
