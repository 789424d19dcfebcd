// Saying of an item that it is in progress, done or given up: since when is all that is asked.
import { useMemo } from 'react';
import type { WorkItem } from '@/gen/pepiniere/metrics/v1/work_item_pb';
import { Transition as bounds } from '@/gen/pepiniere/metrics/v1/bounds';
import { metricsMethods } from '@/metrics/api/clients';
import { STEPS, type Step } from '@/metrics/words/items';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import { writeValues, type Form, type Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { itemTitle, ITEMS } from './item_kind';

// What is wrong with the step that is added is wrong with its instant.
const formOf = (to: Step): Form => bound(bounds, {
  fields: [{ path: 'time', kind: 'moment', label: STEPS[to].since }],
  pathOf: (path) => (path.startsWith('transitions') ? 'time' : path),
});

// `item`: as it is now, to whose steps this one is added.
export function TakeStep({ item, to, onClose }: { item: WorkItem; to: Step; onClose: () => void }) {
  const { t } = useWords();
  const { name, etag, transitions } = item;
  const { act, actOn } = STEPS[to];
  const form = useMemo(() => formOf(to), [to]);
  const { mutateAsync: update } = useWrite(metricsMethods.updateWorkItem);
  const requestOf = (values: Values) => ({ workItem: { name, etag, transitions: [...transitions, { to, ...writeValues(form, values) }] }, updateMask: { paths: ['transitions'] } });
  return (
    <Dialog title={t(actOn, { title: itemTitle(item) })} onClose={onClose}>
      <DialogForm id={`${name}.${to}`} form={form} writes={ITEMS.writes.update} prefix={ITEMS.prefix} submit={t(act)} start={{ time: new Date().toISOString() }}
        check={(values) => call(metricsMethods.updateWorkItem, { ...requestOf(values), validateOnly: true })}
        send={(values) => update(requestOf(values))} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
