// Records a line, or corrects one: what it should have said, or that it is withdrawn; and why.
import { Answer } from '@/components/states';
import { useWords } from '@/words/use_words';
import { DialogForm } from './dialog_form';
import { readValues, writeValues, type Field, type Form, type Values } from './field';
import { formWords } from './form_words';
import { useLines } from './line_table';
import type { Line, LineKind } from './lines';
import { useWrite } from './use_write';
import { useDialogue } from './use_dialogue';

const REASON: Field = { path: 'correction_reason', kind: 'text', required: true, label: formWords.reason, hint: formWords.reasonHint };
const WITHDRAW: Field = { path: 'withdraw', kind: 'flag', label: formWords.withdraw };

interface LineDialogProps { project: string; kind: LineKind; onDone: () => void; onCancel: () => void }

export function LineDialog(props: LineDialogProps) {
  const { about } = useDialogue();
  return about.ligne ? <CorrectLine {...props} name={`${props.project}/${props.kind.items}/${about.ligne}`} /> : <AddLine {...props} />;
}

const localKey = (key: string) => key.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function AddLine({ project, kind, onDone, onCancel }: LineDialogProps) {
  const { t } = useWords();
  const { about } = useDialogue();
  const write = useWrite(kind.create);
  const given = Object.fromEntries(Object.entries({ phase: about.phase, code: about.code }).filter(([path, value]) =>
    value && kind.form.fields.some((field) => field.path === path)));
  return (
    <DialogForm id={`${project}.${kind.id}.${about.phase}.${about.code}`} form={kind.form} start={{ ...kind.start?.(), ...given }} prefix={kind.key}
      submit={t(kind.add)} onDone={onDone} onCancel={onCancel}
      send={(values) => write.mutateAsync({ parent: project, [localKey(kind.key)]: writeValues(kind.form, values) } as never)} />
  );
}

function CorrectLine({ project, kind, name, onDone, onCancel }: LineDialogProps & { name: string }) {
  const lines = useLines(project, kind, false);
  return (
    <Answer of={lines}>
      {(all) => {
        const line = all.find((candidate) => candidate.name === name);
        return line ? <Correction project={project} kind={kind} line={line} onDone={onDone} onCancel={onCancel} /> : <Gone />;
      }}
    </Answer>
  );
}

function Gone() {
  const { t } = useWords();
  return <p>{t({ fr: 'Cette ligne n’a plus cours : elle a été corrigée ou retirée depuis.', en: 'This line no longer holds: it was corrected or withdrawn since.' })}</p>;
}

function Correction({ kind, line, onDone, onCancel }: LineDialogProps & { line: Line }) {
  const { t } = useWords();
  const write = useWrite(kind.change);
  const form: Form = {
    fields: [WITHDRAW, ...kind.form.fields, REASON],
    faults: (values) => (values.withdraw ? {} : kind.form.faults?.(values) ?? {}),
  };
  const send = (values: Values) => write.mutateAsync({
    name: line.name,
    reason: values[REASON.path],
    ...(values.withdraw ? { withdraw: true } : { [localKey(kind.key)]: writeValues(kind.form, values) }),
  } as never);
  return (
    <DialogForm id={`${line.name}.correct`} form={form} start={readValues(kind.form, line)} prefix={kind.key} submit={t(kind.correct)}
      asks={(path, values) => !values.withdraw || path === WITHDRAW.path || path === REASON.path}
      send={send} onDone={onDone} onCancel={onCancel} />
  );
}
