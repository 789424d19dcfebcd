// Says what a line of the ledger should have said, or withdraws it.
import { portfolioMethods } from '@/api/clients';
import { problemOf } from '@/api/problem';
import { Answer } from '@/components/states';
import { Code } from '@connectrpc/connect';
import type { PhaseRecord } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { PHASES } from '@/words/enums';
import { useWords } from '@/words/use_words';
import { DialogForm } from './dialog_form';
import { changedPaths, choices, FAULTS, readValues, writeValues, type Field, type Form } from './field';
import { formWords } from './form_words';
import { useLedger } from './journey_section';
import { journeyWords } from './journey_words';
import { useWrite } from './use_write';
import { useDialogue } from './use_dialogue';
import { StepRefusal } from './refusal';

const REASON: Field = { path: 'reason', kind: 'text', required: true, label: formWords.reason, hint: formWords.reasonHint };
const WITHDRAW: Field = { path: 'withdraw', kind: 'flag', label: formWords.withdraw };
const line: Form = {
  fields: [
    { path: 'phase', kind: 'enum', required: true, options: choices(PHASES), label: { fr: 'Phase', en: 'Phase' } },
    { path: 'effective_date', kind: 'day', required: true, label: { fr: 'Premier jour', en: 'First day' } },
    { path: 'end_date', kind: 'day', label: { fr: 'Fin explicite', en: 'Explicit end' }, hint: { fr: 'Le projet est en pause à partir de ce jour.', en: 'The project is paused from that day.' } },
    { path: 'comment', kind: 'text', label: journeyWords.comment },
  ],
};
const form: Form = {
  fields: [WITHDRAW, ...line.fields, REASON],
  faults: ({ effective_date: from = '', end_date: end = '' }) => (from && end && end < from ? { end_date: FAULTS.endsLine } : {}),
};

interface CorrectPhaseDialogProps { project: Project; onDone: () => void; onCancel: () => void }

export function CorrectPhaseDialog(props: CorrectPhaseDialogProps) {
  const { about } = useDialogue();
  const ledger = useLedger(props.project.name);
  return (
    <Answer of={ledger}>
      {(records) => {
        const record = records.find(({ name }) => name.endsWith(`/${about.ligne}`));
        return record && <Correction {...props} record={record} />;
      }}
    </Answer>
  );
}

function Correction({ project, record, onDone, onCancel }: CorrectPhaseDialogProps & { record: PhaseRecord }) {
  const { t } = useWords();
  const write = useWrite(portfolioMethods.correctPhase);
  const start = readValues(line, record);
  return (
    <>
      <p>{t(journeyWords.correctTold)}</p>
      <DialogForm id={`${record.name}.correct`} form={form} start={start} prefix="phase_record" submit={t(journeyWords.correct)}
        asks={(path, values) => !values.withdraw || path === WITHDRAW.path || path === REASON.path}
        send={(values) => write.mutateAsync({
          name: record.name,
          reason: values.reason,
          etag: project.etag,
          ...(values.withdraw ? { withdraw: true }
            : { phaseRecord: writeValues(line, values), updateMask: { paths: changedPaths(line, start, values) } }),
        })}
        explain={(error, { phase, effective_date: day }) => problemOf(error).code === Code.FailedPrecondition
          && <StepRefusal error={error} name={project.name} phase={phase} day={day} />}
        onDone={onDone} onCancel={onCancel} />
    </>
  );
}
