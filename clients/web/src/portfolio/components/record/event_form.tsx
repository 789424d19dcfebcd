// Records an event, changes one, or removes it. Deliveries are what two of the health lights live on: nobody records one
// without having said so.
import { useQuery } from '@tanstack/react-query';
import * as bounds from '@/gen/pepiniere/portfolio/v1/bounds';
import type { ProjectEvent } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { whole } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import { changedPaths, readValues, writeValues, type Field, type Form } from '@/kit/form/field';
import { Answer } from '@/kit/ui/states';
import { todayIso } from '@/kit/words/day';
import { portfolioMethods } from '@/portfolio/api/clients';
import { EVENT_TYPES } from '@/portfolio/words/events';
import { readersOf } from '@/portfolio/words/readers';
import { recordWords } from './words';

const form: Form = bound(bounds.ProjectEvent, {
  fields: [
    { path: 'type', kind: 'word', options: Object.entries(EVENT_TYPES).map(([value, label]) => ({ value, label })), label: recordWords.type },
    { path: 'date', kind: 'day', label: recordWords.date },
    { path: 'comment', kind: 'text', label: recordWords.comment },
  ],
});
const REMOVE: Field = { path: 'remove', kind: 'flag', label: recordWords.deleteEvent };

export const useEvents = (project: string) => useQuery(whole(portfolioMethods.listProjectEvents, { parent: project }, (page) => page.events));

interface EventFormProps { project: string; onDone: () => void; onCancel: () => void }

export function EventForm({ project, ...rest }: EventFormProps & { submit?: string }) {
  const write = useWrite(portfolioMethods.createProjectEvent);
  return (
    <DialogForm id={`${project}.evenement`} form={form} writes={readersOf('CreateProjectEvent')} start={{ date: todayIso() }} prefix="event" {...rest}
      send={(values) => write.mutateAsync({ parent: project, event: writeValues(form, values) })} />
  );
}

// `number`: of the event that changes.
export function EventChange({ number, ...props }: EventFormProps & { number: string }) {
  const events = useEvents(props.project);
  return (
    <Answer of={events}>
      {(all) => {
        const event = all.find(({ name }) => name === `${props.project}/events/${number}`);
        return event && <Change {...props} event={event} />;
      }}
    </Answer>
  );
}

function Change({ event, onDone, onCancel }: EventFormProps & { event: ProjectEvent }) {
  const update = useWrite(portfolioMethods.updateProjectEvent);
  const remove = useWrite(portfolioMethods.deleteProjectEvent);
  const start = readValues(form, event);
  const { name, etag } = event;
  return (
    <DialogForm id={`${name}.change`} form={{ fields: [REMOVE, ...form.fields] }} writes={readersOf('UpdateProjectEvent')} start={start} prefix="event"
      asks={(path, values) => !values.remove || path === REMOVE.path} onDone={onDone} onCancel={onCancel}
      send={async (values) => (values.remove ? remove.mutateAsync({ name, etag })
        : update.mutateAsync({ event: { ...writeValues(form, values), name, etag }, updateMask: { paths: changedPaths(form, start, values) } }))} />
  );
}
