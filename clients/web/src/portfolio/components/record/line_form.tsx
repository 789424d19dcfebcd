// Records a line, or corrects one: what it should have said, or that it is withdrawn; and why.
import { useWrite } from '@/kit/api/write';
import { asksCorrection, correctionOf, writeCorrection } from '@/kit/form/correction';
import { DialogForm } from '@/kit/form/dialog_form';
import { localName, readValues, writeValues, type Values } from '@/kit/form/field';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { readersOf, type WriteName } from '@/portfolio/words/readers';
import { useLines, type Line, type LineKind } from './lines';
import { recordWords } from './words';

interface LineProps { project: string; kind: LineKind; onDone: () => void; onCancel: () => void }

// `given`: what is known of it already, by the paths of its fields.
export function LineForm({ project, kind, given = {}, onDone, onCancel }: LineProps & { given?: Values }) {
  const { t } = useWords();
  const write = useWrite(kind.create);
  const known = Object.fromEntries(Object.entries(given).filter(([path, value]) => value && kind.form.fields.some((field) => field.path === path)));
  return (
    <DialogForm id={[project, kind.id, ...Object.values(known)].join('.')} form={kind.form} writes={readersOf(kind.create.name as WriteName)} start={{ ...kind.start?.(), ...known }} prefix={kind.key}
      submit={t(kind.add)} onDone={onDone} onCancel={onCancel}
      send={(values) => write.mutateAsync({ parent: project, [localName(kind.key)]: writeValues(kind.form, values) } as never)} />
  );
}

// `number`: of the line that was wrong.
export function LineCorrection({ number, ...props }: LineProps & { number: string }) {
  const { t } = useWords();
  const { project, kind } = props;
  const lines = useLines(project, kind, false);
  return (
    <Answer of={lines}>
      {(all) => {
        const line = all.find(({ name }) => name === `${project}/${kind.items}/${number}`);
        return line ? <Correction {...props} line={line} /> : <p>{t(recordWords.gone)}</p>;
      }}
    </Answer>
  );
}

function Correction({ kind, line, onDone, onCancel }: LineProps & { line: Line }) {
  const { t } = useWords();
  const write = useWrite(kind.change);
  return (
    <DialogForm id={`${line.name}.correct`} form={correctionOf(kind.form)} writes={readersOf(kind.change.name as WriteName)} start={readValues(kind.form, line)} prefix={kind.key} submit={t(kind.correct)}
      asks={asksCorrection} onDone={onDone} onCancel={onCancel}
      send={(values) => write.mutateAsync(
        { name: line.name, ...writeCorrection(values, () => ({ [localName(kind.key)]: writeValues(kind.form, values) })) } as never)} />
  );
}
