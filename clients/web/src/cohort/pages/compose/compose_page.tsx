// Where a call is composed: part by part, with what speaks against publishing it, its seats, and what those who answer will read.
import { create } from '@bufbuild/protobuf';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { CALLS, callUrl } from '@/cohort/api/addresses';
import { isDraft, useCall } from '@/cohort/api/calls';
import { cohortMethods } from '@/cohort/api/clients';
import { callForm, PARTS } from '@/cohort/components/call_form';
import { CallSheet } from '@/cohort/components/call_sheet';
import { ForWhom } from '@/cohort/components/for_whom';
import { callWords, composeWords } from '@/cohort/words/calls';
import { readersOf } from '@/cohort/words/readers';
import { CallSchema, type Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { call as ask } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { writeValues, type Values } from '@/kit/form/field';
import { FormFields } from '@/kit/form/form_fields';
import { useEdit } from '@/kit/form/use_edit';
import { VersionedForm } from '@/kit/form/versioned_form';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { FORM, Publication } from './publication';
import { SeatsPart } from './seats_part';
import '@/cohort/components/cohort.css';

export default function ComposePage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const call = useCall(`calls/${id}`);
  if (isMissing(call)) return <Missing title={t(callWords.missing)} told={t(callWords.missingTold)} to={CALLS} way={t(callWords.toList)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!call.data && <PageTitle>{t(callWords.one)}</PageTitle>}
      <Answer of={call} lines={8}>{(found) => <Composer key={found.name} call={found} />}</Answer>
    </div>
  );
}

function Composer({ call }: { call: Call }) {
  const { t } = useWords();
  const { name, title } = call;
  return (
    <>
      <Breadcrumb above={[{ to: CALLS, title: t(callWords.title) }, { to: callUrl(name), title }]} here={t(callWords.compose)} />
      <PageTitle actions={<Link className="fr-btn fr-btn--sm fr-btn--tertiary" to={callUrl(name)}>{t(composeWords.toCall)}</Link>}>{t(composeWords.title, { title })}</PageTitle>
      <ForWhom about={name} needs="UpdateCall" otherwise={composeWords.notYours}><Parts call={call} /></ForWhom>
    </>
  );
}

function Parts({ call }: { call: Call }) {
  // Begun anew once it is saved, or given up.
  const [round, setRound] = useState(0);
  const [isSaved, setSaved] = useState(false);
  const again = (saved: boolean) => {
    setSaved(saved);
    setRound((now) => now + 1);
  };
  return <Editor key={round} call={call} isSaved={isSaved} again={again} />;
}

function Editor({ call, isSaved, again }: { call: Call; isSaved: boolean; again: (saved: boolean) => void }) {
  const { t } = useWords();
  const { name, etag: now } = call;
  const { mutateAsync: update } = useWrite(cohortMethods.updateCall);
  const { mutateAsync: undelete } = useWrite(cohortMethods.undeleteCall);
  const writes = readersOf('UpdateCall');
  const edit = useEdit({
    id: `${name}.composer`, form: callForm, prefix: 'call', current: call, onSaved: () => again(true),
    read: () => ask(cohortMethods.getCall, { name }),
    check: ({ paths, fields, etag }) => ask(cohortMethods.updateCall, { call: { ...fields, name, etag }, updateMask: { paths }, validateOnly: true }),
    send: ({ paths, fields, etag }) => update({ call: { ...fields, name, etag }, updateMask: { paths } }),
  });
  const isUnsaved = edit.changed.length > 0;
  return (
    <div className="compose">
      <div>
        {!isDraft(call) && <p className="fr-message fr-message--info fr-mb-2w">{t(composeWords.published)}</p>}
        <div role="status">{isSaved && !isUnsaved && <p className="fr-message fr-message--valid fr-mb-2w">{t(common.saved)}</p>}</div>
        <VersionedForm id={FORM} form={callForm} edit={edit} writes={writes} words={composeWords} className="edit-form" onCancel={() => again(false)}
          restore={() => undelete({ name, etag: now })}>
          {PARTS.map(({ id, title, fields }) => (
            <fieldset key={id} id={id} className="compose__part">
              <legend className="fr-h5">{t(title)}</legend>
              <div className="compose__fields">
                <FormFields form={FORM} fields={fields} writes={writes} values={edit.mine} faults={edit.faults} change={edit.change} />
              </div>
            </fieldset>
          ))}
        </VersionedForm>
        <SeatsPart call={call} />
      </div>
      <Publication call={call} isUnsaved={isUnsaved} />
      <Preview call={call} values={edit.mine} />
    </div>
  );
}

function Preview({ call, values }: { call: Call; values: Values }) {
  const { t } = useWords();
  const [isShown, show] = useState(false);
  return (
    <section className="compose__whole" aria-labelledby="apercu">
      <h2 className="fr-h4" id="apercu">{t(composeWords.preview)}</h2>
      <p>{t(composeWords.previewTold)}</p>
      <button type="button" className="fr-btn fr-btn--secondary fr-mb-2w" aria-expanded={isShown} onClick={() => show(!isShown)}>{t(composeWords.previewShow)}</button>
      {isShown && <div className="compose__preview"><CallSheet id="apercu-" level="h3" call={asTyped(call, values)} /></div>}
    </section>
  );
}

// What is typed and cannot be read yet stays as it is saved.
function asTyped(call: Call, values: Values): Call {
  const { $typeName, $unknown, ...saved } = call;
  try {
    return create(CallSchema, { ...saved, ...writeValues(callForm, values) });
  } catch {
    return call;
  }
}
