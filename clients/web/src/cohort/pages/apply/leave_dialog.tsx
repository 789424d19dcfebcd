// Declining an offer, or giving up one that was accepted.
import { cohortMethods } from '@/cohort/api/clients';
import { myOfferWords as words } from '@/cohort/words/placements';
import { readersOf } from '@/cohort/words/readers';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import type { Offer } from '@/gen/pepiniere/cohort/v1/offer_pb';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Form } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';

export type Leaving = 'decline' | 'withdraw';

const FORMS: Readonly<Record<Leaving, Form>> = {
  decline: bound(bounds.DeclineOfferRequest, { fields: [{ path: 'reason', kind: 'area', label: words.reason }] }),
  withdraw: bound(bounds.WithdrawOfferRequest, { fields: [{ path: 'reason', kind: 'area', label: words.reasonAsked }] }),
};
const METHODS = { decline: 'DeclineOffer', withdraw: 'WithdrawOffer' } as const;

interface LeaveDialogProps { offer: Offer; how: Leaving; onClose: () => void }

export function LeaveDialog({ offer: { name, etag }, how, onClose }: LeaveDialogProps) {
  const { t } = useWords();
  const { mutateAsync: decline } = useWrite(cohortMethods.declineOffer);
  const { mutateAsync: withdraw } = useWrite(cohortMethods.withdrawOffer);
  return (
    <Dialog title={t(words[how])} onClose={onClose}>
      <DialogForm id={`${name}.${how}`} form={FORMS[how]} writes={readersOf(METHODS[how])} submit={t(words[how])} intro={<p>{t(how === 'decline' ? words.declineTold : words.withdrawTold)}</p>}
        send={({ reason = '' }) => (how === 'decline' ? decline({ name, etag, reason }) : withdraw({ name, etag, reason }))} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
