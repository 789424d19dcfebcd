// Records an event, changes one, or removes it. Deliveries are what two of the health lights live on.
import { portfolioMethods } from '@/api/clients';
import { Answer } from '@/components/states';
import type { ProjectEvent } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { todayIso } from '@/words/day';
import { useWords } from '@/words/use_words';
import { DialogForm } from './dialog_form';
import { changedPaths, readValues, writeValues, type Field, type Form } from './field';
import { useEvents } from './events';
import { EVENT_TYPES, journeyWords } from './journey_words';
import { useWrite } from './use_write';
import { useDialogue } from './use_dialogue';

const form: Form = {
  fields: [
    { path: 'type', kind: 'word', required: true, options: Object.entries(EVENT_TYPES).map(([value, label]) => ({ value, label })), label: journeyWords.type },
    { path: 'date', kind: 'day', required: true, label: journeyWords.date },
    { path: 'comment', kind: 'text', label: journeyWords.comment },
  ],
};
const REMOVE: Field = { path: 'remove', kind: 'flag', label: journeyWords.deleteEvent };

interface EventDialogProps { project: string; onDone: () => void; onCancel: () => void }

export function EventDialog(props: EventDialogProps) {
  const { about } = useDialogue();
  const events = useEvents(props.project);
  if (!about.ligne) return <AddEvent {...props} />;
  return (
    <Answer of={events}>
      {(all) => {
        const event = all.find(({ name }) => name === `${props.project}/events/${about.ligne}`);
        return event && <ChangeEvent {...props} event={event} />;
      }}
    </Answer>
  );
}

function AddEvent({ project, onDone, onCancel }: EventDialogProps) {
  const { t } = useWords();
  const write = useWrite(portfolioMethods.createProjectEvent);
  return (
    <DialogForm id={`${project}.evenement`} form={form} start={{ type: 'delivery', date: todayIso() }} prefix="event" submit={t(journeyWords.addEvent)}
      send={(values) => write.mutateAsync({ parent: project, event: writeValues(form, values) })} onDone={onDone} onCancel={onCancel} />
  );
}

function ChangeEvent({ event, onDone, onCancel }: EventDialogProps & { event: ProjectEvent }) {
  const { t } = useWords();
  const update = useWrite(portfolioMethods.updateProjectEvent);
  const remove = useWrite(portfolioMethods.deleteProjectEvent);
  const start = readValues(form, event);
  const { name, etag } = event;
  return (
    <DialogForm id={`${name}.change`} form={{ fields: [REMOVE, ...form.fields] }} start={start} prefix="event" submit={t({ fr: 'Enregistrer', en: 'Save' })}
      asks={(path, values) => !values.remove || path === REMOVE.path} onDone={onDone} onCancel={onCancel}
      send={async (values) => (values.remove ? remove.mutateAsync({ name, etag })
        : update.mutateAsync({ event: { ...writeValues(form, values), name, etag }, updateMask: { paths: changedPaths(form, start, values) } }))} />
  );
}
