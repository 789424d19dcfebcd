// Where an application is written: what is typed is checked and kept as one goes, while it is not submitted; and then submitted.
import { useEffect, useMemo, useRef, useState } from 'react';
import { cohortMethods } from '@/cohort/api/clients';
import { applicationFormOf, applicationIn, APPLICATION_PATHS, asWritten, pathIn, rulesTold } from '@/cohort/components/application_form';
import { applyWords } from '@/cohort/words/applications';
import { readersOf } from '@/cohort/words/readers';
import { Application_State as State, type Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { call as ask } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { faultsOf, type Faults, type Values } from '@/kit/form/field';
import { focusField } from '@/kit/form/form_fields';
import { MergeView } from '@/kit/form/merge_view';
import { Readers } from '@/kit/form/readers';
import { useAutosave, type Written } from '@/kit/form/use_autosave';
import { formWords } from '@/kit/form/words';
import { Problem } from '@/kit/ui/problem';
import { useWords } from '@/kit/words/use_words';
import { ORGANISATIONS } from '@/portfolio/feature';
import { KeptBar } from './kept_bar';
import { WriterFields } from './writer_fields';

// What the ids of the inputs begin with.
const FORM = 'candidature';

interface WriterProps { call: Call; application: Application; onSubmitted: () => void }

export function Writer({ call, application, onSubmitted }: WriterProps) {
  const { t } = useWords();
  const { name, state } = application;
  const isSubmitted = state === State.SUBMITTED;
  const told = useRef<ReturnType<typeof rulesTold>>([]);
  const form = useMemo(() => ({ ...applicationFormOf(call, isSubmitted, ORGANISATIONS), pathOf: (path: string) => pathIn(told.current, path) }), [call, isSubmitted]);
  const { mutateAsync: update } = useWrite(cohortMethods.updateApplication);
  const { mutateAsync: submit, isPending: isSubmitting } = useWrite(cohortMethods.submitApplication);
  // What the service last said of what was typed, kept or not.
  const [said, tell] = useState<{ of: Values; application: Application }>();
  const noting = (of: Values) => (told: Application) => {
    tell({ of, application: told });
    return told;
  };
  const requestOf = ({ values, etag }: Written) => {
    told.current = rulesTold(call, values);
    return { application: { ...applicationIn(call, values), name, etag }, updateMask: { paths: [...APPLICATION_PATHS] } };
  };
  const edit = useAutosave({
    id: `${name}.candidature`, form, prefix: 'application', current: asWritten(application), isOn: !isSubmitted,
    read: async () => asWritten(await ask(cohortMethods.getApplication, { name })),
    check: (written) => ask(cohortMethods.updateApplication, { ...requestOf(written), validateOnly: true }).then(noting(written.values)),
    send: (written) => update(requestOf(written)).then(noting(written.values)),
  });
  const isOfNow = said && said.application.revision >= application.revision && (edit.changed.length > 0 || said.of === edit.mine);
  const { eligibilityFindings: findings } = isOfNow ? said.application : application;
  // What keeps it from being submitted, once one tried.
  const [hasTried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const wanting: Faults = hasTried ? faultsOf(applicationFormOf(call, true), edit.mine) : {};
  const faults: Faults = { ...wanting, ...edit.faults };
  const problem = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== undefined) problem.current?.focus();
  }, [error]);
  const leadTo = (values: Values) => {
    const first = form.fields.find(({ path }) => faultsOf(applicationFormOf(call, true), values)[path])?.path;
    if (first) focusField(FORM, first);
    return first !== undefined;
  };
  const hand = async () => {
    setTried(true);
    setError(undefined);
    if (leadTo(edit.mine) || !await edit.save()) return;
    try {
      await submit({ name });
      setTried(false);
      onSubmitted();
    } catch (caught) {
      const { isPlaced, first } = edit.refuse(caught);
      if (isPlaced && first) focusField(FORM, first);
      else setError(caught);
    }
  };
  if (edit.joining) {
    return <MergeView form={form} told={t(applyWords.conflictTold)} merge={edit.joining.merge} base={edit.base} mine={edit.mine} theirs={edit.joining.theirs} apply={edit.bringTogether} />;
  }
  const n = Object.keys(wanting).length;
  return (
    <form className="writer" noValidate onSubmit={(event) => (event.preventDefault(), void (isSubmitted ? edit.save() : hand()))}>
      <Readers writes={readersOf('UpdateApplication')} />
      <p className="fr-hint-text">{t(formWords.required)}</p>
      {edit.isFound && <p className="quiet" role="status">{t(formWords.found)}</p>}
      {isSubmitted && <p className="fr-message fr-message--info fr-mb-2w">{t(applyWords.saveVersionTold)}</p>}
      {state === State.WITHDRAWN && <p className="fr-message fr-message--info fr-mb-2w">{t(applyWords.reapplyTold)}</p>}
      <WriterFields id={FORM} call={call} application={application} values={edit.mine} faults={faults} findings={findings} change={edit.change} />
      <div role="status">{n > 0 && <p className="fr-message fr-message--error fr-mb-2w">{t(applyWords.toCorrect, { n })}</p>}</div>
      <div ref={problem} tabIndex={-1} className="form-problem">{(error ?? edit.error) !== undefined && <Problem error={error ?? edit.error} />}</div>
      {!isSubmitted && <p>{t(applyWords.submitTold)}</p>}
      <KeptBar application={application} edit={edit} isSubmitting={isSubmitting} />
    </form>
  );
}
