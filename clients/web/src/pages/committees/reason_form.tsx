// Calling a session off, or reopening it: with a reason that stays.
import { governanceMethods } from '@/api/clients';
import { problemOf } from '@/api/problem';
import { useWrite } from '@/api/write';
import { Dialog } from '@/components/dialog';
import { DialogForm } from '@/components/form/dialog_form';
import type { Form } from '@/components/form/field';
import type { Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { useWords } from '@/words/use_words';
import { ObstacleList } from './obstacle_list';
import { committeeWords } from './words';

const ACTS = {
  cancel: { title: committeeWords.cancelIt, told: undefined, writes: 'CancelCommittee' },
  reopen: { title: committeeWords.reopen, told: committeeWords.reopenTold, writes: 'ReopenCommittee' },
} as const;

const form: Form = { fields: [{ path: 'reason', kind: 'text', required: true, label: committeeWords.reason, hint: committeeWords.reasonHint }] };

export function ReasonForm({ committee, act, onClose }: { committee: Committee; act: keyof typeof ACTS; onClose: () => void }) {
  const { t } = useWords();
  const { title, told, writes: method } = ACTS[act];
  const { name, etag } = committee;
  const writes = { cancel: useWrite(governanceMethods.cancelCommittee), reopen: useWrite(governanceMethods.reopenCommittee) };
  return (
    <Dialog title={t(title)} onClose={onClose}>
      <DialogForm id={`${name}.${act}`} form={form} writes={method} submit={t(title)} onDone={onClose} onCancel={onClose} intro={told && <p>{t(told)}</p>}
        send={({ reason = '' }) => writes[act].mutateAsync({ name, etag, reason: reason.trim() })}
        explain={(error) => {
          const { preconditions, more } = problemOf(error);
          return preconditions.length > 0 && <ObstacleList violations={preconditions} more={more} />;
        }} />
    </Dialog>
  );
}
