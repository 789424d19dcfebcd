// Correcting what a person is called: their own right, and an administrator's.
import { accessMethods } from '@/access/api/clients';
import { personWords } from '@/access/words/persons';
import { readersOf } from '@/access/words/readers';
import type { Person } from '@/gen/pepiniere/access/v1/person_pb';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { EditDialog } from '@/kit/form/edit_dialog';
import { Dialog } from '@/kit/ui/dialog';
import { personForm } from './person_form';

interface EditPersonProps { person: Person; title: string; onDone: () => void; onClose: () => void }

export function EditPerson({ person, title, onDone, onClose }: EditPersonProps) {
  const { name } = person;
  const { mutateAsync: update } = useWrite(accessMethods.updatePerson);
  const words = { movedTitle: personWords.movedTitle, deletedTitle: personWords.deletedTitle, conflictTold: personWords.conflictTold };
  return (
    <Dialog title={title} onClose={onClose}>
      <EditDialog id={`${name}.fiche`} form={personForm} writes={readersOf('UpdatePerson')} words={words} prefix="person" current={person}
        read={() => call(accessMethods.getPerson, { name })}
        send={({ paths, fields, etag }) => update({ person: { ...fields, name, etag }, updateMask: { paths } })} onSaved={onDone} onCancel={onClose} />
    </Dialog>
  );
}
