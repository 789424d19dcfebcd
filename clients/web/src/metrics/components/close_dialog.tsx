// Closing a sprint: from then on it counts.
import type { Sprint } from '@/gen/pepiniere/metrics/v1/sprint_pb';
import { metricsMethods } from '@/metrics/api/clients';
import { sprintWords as words } from '@/metrics/words/sprints';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Form } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { SPRINTS } from './sprint_kind';

const NOTHING_ASKED: Form = { fields: [] };

export function CloseSprint({ sprint, onClose }: { sprint: Sprint; onClose: () => void }) {
  const all = useWords();
  const { t } = all;
  const { name, etag } = sprint;
  const { mutateAsync: update } = useWrite(metricsMethods.updateSprint);
  return (
    <Dialog title={t(words.closeThis, { title: SPRINTS.titleOf(sprint, all) })} onClose={onClose}>
      <DialogForm id={`${name}.clore`} form={NOTHING_ASKED} writes={SPRINTS.writes.update} submit={t(words.close)} intro={<p>{t(words.closeTold)}</p>}
        send={() => update({ sprint: { name, etag, closed: true }, updateMask: { paths: ['closed'] } })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
