// Withdrawing what somebody else agreed to, at their request: who asked for it stays in the audit.
import { accessMethods } from '@/access/api/clients';
import type { Agreed } from '@/access/api/consents';
import { ConsentProblem, isOutdated } from '@/access/components/consent_problem';
import { consentWords } from '@/access/words/consents';
import { readersOf } from '@/access/words/readers';
import * as bounds from '@/gen/pepiniere/access/v1/bounds';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Form } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';

const form: Form = bound(bounds.WithdrawConsentRequest, {
  fields: [{ path: 'reason', kind: 'area', required: true, label: consentWords.reason, hint: consentWords.reasonHint }],
});

interface WithdrawFormProps { agreed: Agreed; onWithdrawn: () => void; onRefused: () => void; onClose: () => void }

export function WithdrawForm({ agreed: { name, purpose }, onWithdrawn, onRefused, onClose }: WithdrawFormProps) {
  const { t } = useWords();
  const { mutateAsync: withdraw } = useWrite(accessMethods.withdrawConsent, onWithdrawn);
  const send = (reason: string) => withdraw({ name, reason }, { onError: (error) => isOutdated(error) && onRefused() });
  return (
    <Dialog title={t(consentWords.takeThis, { title: t(purpose.title) })} onClose={onClose}>
      <DialogForm id={`${name}.retirer`} form={form} writes={readersOf('WithdrawConsent')} submit={t(consentWords.take)} intro={<p>{t(consentWords.takeTold)}</p>}
        send={({ reason = '' }) => send(reason.trim())} onDone={onClose} onCancel={onClose} explain={(error) => <ConsentProblem error={error} />} />
    </Dialog>
  );
}
