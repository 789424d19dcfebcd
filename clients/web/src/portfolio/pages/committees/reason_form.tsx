// Calling a session off, or reopening it: with a reason that stays.
import type { Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { problemOf } from '@/kit/api/problem';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Form } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { governanceMethods } from '@/portfolio/api/clients';
import { readersOf } from '@/portfolio/words/readers';
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
      <DialogForm id={`${name}.${act}`} form={form} writes={readersOf(method)} submit={t(title)} onDone={onClose} onCancel={onClose} intro={told && <p>{t(told)}</p>}
        send={({ reason = '' }) => writes[act].mutateAsync({ name, etag, reason: reason.trim() })}
        explain={(error) => {
          const { preconditions, more } = problemOf(error);
          return preconditions.length > 0 && <ObstacleList violations={preconditions} more={more} />;
        }} />
    </Dialog>
  );
}
