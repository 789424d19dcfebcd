// What cannot be undone is asked once more.
import { DialogForm } from '@/kit/form/dialog_form';
import type { Form } from '@/kit/form/field';
import type { Readership } from '@/kit/form/readers';
import { Dialog } from '@/kit/ui/dialog';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

// `id`: of the draft. `act`: what it is called. `told`: what comes of it. `sure`: what one says to do it.
interface SureDialogProps { id: string; writes: Readership; act: Text; told: Text; sure: Text; send: () => Promise<unknown>; onClose: () => void }

export function SureDialog({ id, writes, act, told, sure, send, onClose }: SureDialogProps) {
  const { t } = useWords();
  const form: Form = { fields: [{ path: 'sure', kind: 'flag', required: true, label: sure }] };
  return (
    <Dialog title={t(act)} onClose={onClose}>
      <DialogForm id={id} form={form} writes={writes} submit={t(act)} intro={<p>{t(told)}</p>} send={send} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
