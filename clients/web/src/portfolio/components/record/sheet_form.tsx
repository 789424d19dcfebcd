// Some fields of a project's sheet, with the version that they were read in: refused if somebody was faster.
import { useQuery } from '@tanstack/react-query';
import { query } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { readValues, writeValues, type Field } from '@/kit/form/field';
import { Answer } from '@/kit/ui/states';
import { portfolioMethods } from '@/portfolio/api/clients';
import { readersOf } from '@/portfolio/words/readers';

interface SheetFormProps { project: string; fields: readonly Field[]; onDone: () => void; onCancel: () => void }

export function SheetForm({ project: name, fields, onDone, onCancel }: SheetFormProps) {
  const project = useQuery(query(portfolioMethods.getProject, { name }));
  const write = useWrite(portfolioMethods.updateProject);
  const paths = fields.map(({ path }) => path);
  return (
    <Answer of={project}>
      {(found) => (
        <DialogForm id={`${name}.${paths.join('.')}`} form={{ fields }} writes={readersOf('UpdateProject')} start={readValues({ fields }, found)} prefix="project"
          send={(values) => write.mutateAsync({ project: { ...writeValues({ fields }, values), name, etag: found.etag }, updateMask: { paths } })}
          onDone={onDone} onCancel={onCancel} />
      )}
    </Answer>
  );
}
