// Taking a way to sign in from somebody: who signs in so next is somebody new.
import { accessMethods } from '@/access/api/clients';
import { isCertificate, type SignIn } from '@/access/api/sign_ins';
import { readersOf } from '@/access/words/readers';
import { signInWords } from '@/access/words/sign_ins';
import * as bounds from '@/gen/pepiniere/access/v1/bounds';
import type { Person } from '@/gen/pepiniere/access/v1/person_pb';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Form } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { Facts } from '@/kit/ui/facts';
import { useWords } from '@/kit/words/use_words';

const form: Form = bound(bounds.UnlinkSubjectRequest, { fields: [{ path: 'reason', kind: 'area', label: signInWords.reason, hint: signInWords.reasonHint }] });

interface UnlinkFormProps { person: Person; signIn: SignIn; onDone: () => void; onClose: () => void }

export function UnlinkForm({ person: { name, subjects }, signIn, onDone, onClose }: UnlinkFormProps) {
  const { t } = useWords();
  const { issuer, subject } = signIn;
  const { mutateAsync: unlink } = useWrite(accessMethods.unlinkSubject, onDone);
  const intro = (
    <>
      <Facts facts={[[signInWords.subjectOrName, subject], [signInWords.issuer, isCertificate(signIn) ? t(signInWords.certificate) : issuer]]} />
      <p>{t(signInWords.removeTold)}</p>
      {subjects.length === 1 && <p className="fr-message fr-message--warning fr-mb-2w">{t(signInWords.removeLast)}</p>}
    </>
  );
  return (
    <Dialog title={t(signInWords.removeThis, { subject })} onClose={onClose}>
      <DialogForm id={`${name}.retirer.${encodeURIComponent(`${issuer} ${subject}`)}`} form={form} writes={readersOf('UnlinkSubject')} submit={t(signInWords.remove)} intro={intro}
        send={({ reason = '' }) => unlink({ name, issuer, subject, reason: reason.trim() })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
