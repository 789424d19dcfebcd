// Taking a role back: what becomes of whom, and why.
import { holderOf } from '@/access/api/bindings';
import { accessMethods } from '@/access/api/clients';
import { readersOf } from '@/access/words/readers';
import { roleText } from '@/access/words/role_text';
import { rolesWords } from '@/access/words/words';
import type { AccessBinding } from '@/gen/pepiniere/rpc/v1/access_binding_pb';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Form } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { useResourceTitles } from './resources';
import { useNames } from './use_names';

const form: Form = { fields: [{ path: 'reason', kind: 'text', required: true, label: rolesWords.takeReason, hint: rolesWords.takeReasonHint }] };

export function RevokeForm({ binding, onDone, onClose }: { binding: AccessBinding; onDone: () => void; onClose: () => void }) {
  const { t } = useWords();
  const titleOf = useResourceTitles();
  const { name, role, resource } = binding;
  const who = useNames([holderOf(binding)])(holderOf(binding));
  const { mutateAsync: revoke } = useWrite(accessMethods.revokeAccessBinding, onDone);
  const on = resource ? titleOf(resource) : t(rolesWords.everything);
  return (
    <Dialog title={t(rolesWords.takeThis, { what: t(rolesWords.of, { role: t(roleText(role)), who }) })} onClose={onClose}>
      <DialogForm id={`${name}.retirer`} form={form} writes={readersOf('RevokeAccessBinding')} submit={t(rolesWords.take)}
        intro={<p>{t(rolesWords.takeTold, { who, role: t(roleText(role)), on })}</p>}
        send={({ reason = '' }) => revoke({ name, reason: reason.trim() })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
