// Connecting a tool, changing what it means, making it a new secret, revoking it.
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { sourcesUrl } from '@/metrics/api/addresses';
import { metricsMethods } from '@/metrics/api/clients';
import { readersOf } from '@/metrics/words/readers';
import { sourceWords as words } from '@/metrics/words/sources';
import type { Source } from '@/gen/pepiniere/metrics/v1/source_pb';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { EditDialog } from '@/kit/form/edit_dialog';
import { writeValues, type Form, type Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { Setup } from './setup';
import { newSourceForm, rotationForm, sourceForm } from './source_form';

const NOTHING_ASKED: Form = { fields: [] };
const stay = () => undefined;

// The secret stays in this dialog, and nowhere else.
export function AddSource({ project, onClose }: { project: string; onClose: () => void }) {
  const { t } = useWords();
  const [made, setMade] = useState<Source>();
  const { mutateAsync: create } = useWrite(metricsMethods.createSource, setMade);
  const requestOf = (values: Values) => ({ source: { project, ...writeValues(newSourceForm, values) } });
  return (
    <Dialog title={made ? t(words.secretTitle, { title: made.title }) : t(words.add)} onClose={onClose} wide>
      {made ? <Setup source={made} onDone={onClose} /> : (
        <DialogForm id={`${project}.source`} form={newSourceForm} writes={readersOf('CreateSource')} prefix="source" submit={t(words.add)}
          check={(values) => call(metricsMethods.createSource, { ...requestOf(values), validateOnly: true })}
          send={(values) => create(requestOf(values))} onDone={stay} onCancel={onClose} />
      )}
    </Dialog>
  );
}

interface SourceDialogProps { source: Source; onClose: () => void }

export function EditSource({ source, onClose }: SourceDialogProps) {
  const { t } = useWords();
  const { name, title } = source;
  const { mutateAsync: update } = useWrite(metricsMethods.updateSource);
  return (
    <Dialog title={t(words.editThis, { title })} onClose={onClose} wide>
      <EditDialog id={`${name}.fiche`} form={sourceForm} writes={readersOf('UpdateSource')} words={words} prefix="source" current={source}
        read={() => call(metricsMethods.getSource, { name })}
        check={({ paths, fields, etag }) => call(metricsMethods.updateSource, { source: { ...fields, name, etag }, updateMask: { paths }, validateOnly: true })}
        send={({ paths, fields, etag }) => update({ source: { ...fields, name, etag }, updateMask: { paths } })} onSaved={onClose} onCancel={onClose} />
    </Dialog>
  );
}

export function RotateSecret({ source: { name, title, etag }, onClose }: SourceDialogProps) {
  const { t } = useWords();
  const [made, setMade] = useState<Source>();
  const { mutateAsync: rotate } = useWrite(metricsMethods.rotateSourceSecret, setMade);
  return (
    <Dialog title={made ? t(words.secretTitle, { title }) : t(words.rotate)} onClose={onClose} wide>
      {made ? <Setup source={made} onDone={onClose} /> : (
        <DialogForm id={`${name}.secret`} form={rotationForm} writes={readersOf('RotateSourceSecret')} submit={t(words.rotate)} intro={<p>{t(words.rotateTold)}</p>}
          send={(values) => rotate({ name, etag, ...writeValues(rotationForm, values) })} onDone={stay} onCancel={onClose} />
      )}
    </Dialog>
  );
}

export function RevokeSource({ source: { name, title, etag, project }, onClose }: SourceDialogProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { mutateAsync: revoke } = useWrite(metricsMethods.deleteSource);
  return (
    <Dialog title={t(words.revokeThis, { title })} onClose={onClose}>
      <DialogForm id={`${name}.revoquer`} form={NOTHING_ASKED} writes={readersOf('DeleteSource')} submit={t(words.revoke)} intro={<p>{t(words.revokeTold)}</p>}
        send={() => revoke({ name, etag })} onDone={() => void navigate(sourcesUrl(project))} onCancel={onClose} />
    </Dialog>
  );
}
