// Reading an application that is sealed: for an administrator, with a reason that its applicant reads. What it says is shown once, and asked
// for again with a reason again.
import { useState } from 'react';
import { useAccessToAll } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { ApplicationSheet } from '@/cohort/components/application_sheet';
import { openingWords as words } from '@/cohort/words/applications';
import { readersOf } from '@/cohort/words/readers';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import type { Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Form } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';

const openingForm: Form = bound(bounds.OpenApplicationRequest, {
  fields: [
    { path: 'application', kind: 'text', required: true, label: words.which, hint: words.whichHint },
    { path: 'reason', kind: 'area', label: words.reason },
  ],
});

// By its whole name, or its last part.
const nameIn = (call: string, typed: string) => `${call}/applications/${typed.trim().slice(typed.trim().lastIndexOf('/') + 1)}`;

export function OpenSealed({ call }: { call: Call }) {
  const { t } = useWords();
  const { opens } = useAccessToAll();
  const [isAsking, ask] = useState(false);
  const [opened, show] = useState<Application>();
  const { mutateAsync: open } = useWrite(cohortMethods.openApplication);
  if (!opens) return null;
  return (
    <>
      <p>{t(words.told)}</p>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary no-print" onClick={() => ask(true)}>{t(words.open)}</button>
      {opened && (
        <div className="fr-mt-4w">
          <p role="status" className="fr-message fr-message--warning fr-mb-2w">{t(words.opened)}</p>
          <ApplicationSheet call={call} application={opened} kept="sealed" />
        </div>
      )}
      {isAsking && (
        <Dialog title={t(words.open)} onClose={() => ask(false)}>
          <DialogForm id={`${call.name}.ouvrir`} form={openingForm} writes={readersOf('OpenApplication')} submit={t(words.open)} intro={<p>{t(words.openTold)}</p>}
            send={async ({ application = '', reason = '' }) => show(await open({ name: nameIn(call.name, application), reason }))} onDone={() => ask(false)} onCancel={() => ask(false)} />
        </Dialog>
      )}
    </>
  );
}
