// Erasing a person: what goes, what stays and why; it cannot be undone.
import { accessMethods } from '@/access/api/clients';
import { confirms } from '@/access/api/persons';
import { eraseWords, GOES, STAYS } from '@/access/words/erasures';
import { readersOf } from '@/access/words/readers';
import * as bounds from '@/gen/pepiniere/access/v1/bounds';
import type { Erasure } from '@/gen/pepiniere/access/v1/erasure_pb';
import type { Person } from '@/gen/pepiniere/access/v1/person_pb';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import { writeValues, type Field, type Form } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { filled, type Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

const KNOWN_AS: Field = { path: 'known_as', kind: 'list', label: eraseWords.knownAs, hint: eraseWords.knownAsHint };
const REASON: Field = { path: 'reason', kind: 'area', required: true, label: eraseWords.reason, hint: eraseWords.reasonHint };

const request: Form = bound(bounds.ErasePersonRequest, { fields: [REASON, KNOWN_AS] });

// One's own: what is asked is not why, but whether it is meant.
function ownForm({ displayName }: Person): Form {
  const unconfirmed = (typed: string) => (confirms(typed, displayName) ? undefined : eraseWords.unconfirmed);
  const hint = displayName ? filled(eraseWords.confirmName, { name: displayName }) : eraseWords.confirmWord;
  const confirm: Field = { path: 'confirm', kind: 'text', required: true, label: eraseWords.confirm, hint, fault: unconfirmed };
  return { fields: [confirm] };
}

interface EraseDialogProps {
  person: Person;
  title: string;
  // Whether it is the caller.
  isOwn?: boolean;
  // As soon as it is done: what it promises comes before anything is asked again.
  onErased: (erasure: Erasure) => void | Promise<void>;
  onClose: () => void;
}

export function EraseDialog({ person, title, isOwn = false, onErased, onClose }: EraseDialogProps) {
  const { name, etag } = person;
  const { t } = useWords();
  const { mutateAsync: erase } = useWrite(accessMethods.erasePerson, onErased);
  return (
    <Dialog title={title} onClose={onClose} wide>
      <DialogForm id={`${name}.effacer`} form={isOwn ? ownForm(person) : request} writes={readersOf('ErasePerson')} submit={t(eraseWords.submit)} intro={<Intro />}
        send={(values) => erase({ ...writeValues(request, values), name, etag })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

function Intro() {
  const { t } = useWords();
  return (
    <>
      <p><strong>{t(eraseWords.told)}</strong></p>
      <Points title={eraseWords.goes} points={GOES} />
      <Points title={eraseWords.stays} points={STAYS} />
    </>
  );
}

function Points({ title, points }: { title: Text; points: readonly Text[] }) {
  const { t } = useWords();
  return (
    <div>
      <h3 className="fr-h6 fr-mb-1w">{t(title)}</h3>
      <ul>{points.map((one) => <li key={String(one.fr)}>{t(one)}</li>)}</ul>
    </div>
  );
}
