// Making a person of somebody who never signed in.
import { useNavigate } from 'react-router-dom';
import { accessMethods } from '@/access/api/clients';
import { personUrl } from '@/access/api/persons';
import { personWords } from '@/access/words/persons';
import { readersOf } from '@/access/words/readers';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { writeValues } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { personForm } from './person_form';

export function AddPerson({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { mutateAsync: create } = useWrite(accessMethods.createPerson);
  return (
    <Dialog title={t(personWords.addTitle)} onClose={onClose}>
      <DialogForm id="personnes.nouvelle" form={personForm} writes={readersOf('CreatePerson')} prefix="person" submit={t(personWords.add)}
        intro={<p>{t(personWords.addTold)}</p>}
        send={async (values) => {
          const { name } = await create({ person: writeValues(personForm, values) });
          navigate(personUrl(name));
        }} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
