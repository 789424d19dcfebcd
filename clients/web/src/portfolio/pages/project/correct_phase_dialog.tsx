// Says what a line of the ledger should have said, or withdraws it.
import * as bounds from '@/gen/pepiniere/portfolio/v1/bounds';
import type { PhaseRecord } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { problemOf } from '@/kit/api/problem';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { asksCorrection, correctionOf, writeCorrection } from '@/kit/form/correction';
import { DialogForm } from '@/kit/form/dialog_form';
import { changedPaths, choices, readValues, writeValues, type Form } from '@/kit/form/field';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { recordWords } from '@/portfolio/components/record/words';
import { Refusal } from '@/portfolio/components/refusal';
import { PHASES } from '@/portfolio/words/enums';
import { readersOf } from '@/portfolio/words/readers';
import { useLedger } from './journey_section';
import { journeyWords } from './journey_words';
import { useDialogue } from './use_dialogue';

const line: Form = bound(bounds.PhaseRecord, {
  fields: [
    { path: 'phase', kind: 'enum', options: choices(PHASES), label: { fr: 'Phase', en: 'Phase' } },
    { path: 'effective_date', kind: 'day', label: { fr: 'Premier jour', en: 'First day' } },
    { path: 'end_date', kind: 'day', label: { fr: 'Fin explicite', en: 'Explicit end' }, hint: { fr: 'Le dernier jour actif : le projet est en pause à partir du lendemain.', en: 'The last active day: the project is paused from the day after.' } },
    { path: 'comment', kind: 'text', label: recordWords.comment },
  ],
});

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
    <DialogForm id={`${record.name}.correct`} form={correctionOf(line)} writes={readersOf('CorrectPhase')} start={start} prefix="phase_record" submit={t(journeyWords.correct)}
      intro={<p>{t(journeyWords.correctTold)}</p>} asks={asksCorrection} onDone={onDone} onCancel={onCancel}
      send={(values) => write.mutateAsync({
        name: record.name,
        etag: project.etag,
        ...writeCorrection(values, () => ({ phaseRecord: writeValues(line, values), updateMask: { paths: changedPaths(line, start, values) } })),
      })}
      explain={(error) => problemOf(error).preconditions.length > 0 && <Refusal error={error} />} />
  );
}
