// Some fields of a project's sheet, with the version that they were read in: refused if somebody was faster.
import { useQuery } from '@tanstack/react-query';
import { portfolioMethods } from '@/api/clients';
import { query } from '@/api/query';
import { useWrite } from '@/api/write';
import { DialogForm } from '@/components/form/dialog_form';
import { readValues, writeValues, type Field } from '@/components/form/field';
import { Answer } from '@/components/states';

interface SheetFormProps { project: string; fields: readonly Field[]; onDone: () => void; onCancel: () => void }

export function SheetForm({ project: name, fields, onDone, onCancel }: SheetFormProps) {
  const project = useQuery(query(portfolioMethods.getProject, { name }));
  const write = useWrite(portfolioMethods.updateProject);
  const paths = fields.map(({ path }) => path);
  return (
    <Answer of={project}>
      {(found) => (
        <DialogForm id={`${name}.${paths.join('.')}`} form={{ fields }} writes="UpdateProject" start={readValues({ fields }, found)} prefix="project"
          send={(values) => write.mutateAsync({ project: { ...writeValues({ fields }, values), name, etag: found.etag }, updateMask: { paths } })}
          onDone={onDone} onCancel={onCancel} />
      )}
    </Answer>
  );
}
