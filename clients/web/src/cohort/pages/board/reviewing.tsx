// Until when reviews are taken, and whether jurors know who applied: what may be changed of that.
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { useState } from 'react';
import { useMay } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { useMoments, useNow } from '@/cohort/components/use_moments';
import { juryWords as words } from '@/cohort/words/jury';
import { readersOf } from '@/cohort/words/readers';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import { Call_State as State, type Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { call as ask } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import { writeValues, type Form, type Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';

const sureForm: Form = { fields: [{ path: 'sure', kind: 'flag', required: true, label: words.closeScreeningSure }] };
const reopenForm: Form = bound(bounds.ReopenReviewsRequest, {
  fields: [
    { path: 'review_end_time', kind: 'moment', zone: 'zone', required: true, label: words.reopenUntil },
    { path: 'reason', kind: 'area', label: words.reopenReason },
  ],
});

export function Reviewing({ call }: { call: Call }) {
  const { t, date } = useWords();
  const { name, state, reviewEndTime, timeZone, anonymousScreening, screeningCloseTime } = call;
  const { at } = useMoments(timeZone);
  const now = useNow();
  const may = useMay(name);
  const [dialog, open] = useState<'reopen' | 'screening'>();
  const close = () => open(undefined);
  const isOver = reviewEndTime !== undefined && timestampMs(reviewEndTime) <= now;
  const closesScreening = anonymousScreening && !screeningCloseTime && state === State.CLOSED && may('CloseScreening');
  return (
    <section className="known-section" aria-labelledby="evaluer">
      <h2 className="fr-h4" id="evaluer">{t(words.reviewing)}</h2>
      <p>{reviewEndTime ? t(isOver ? words.reviewsOver : words.reviewsUntil, { moment: at(reviewEndTime) }) : t(words.reviewsOpen)}</p>
      {anonymousScreening && <p>{screeningCloseTime ? t(words.screeningClosed, { date: date(screeningCloseTime) }) : t(words.screeningOpen)}</p>}
      <div className="application-acts no-print">
        {isOver && may('ReopenReviews') && <button type="button" className="fr-btn fr-btn--secondary" onClick={() => open('reopen')}>{t(words.reopen)}</button>}
        {closesScreening && <button type="button" className="fr-btn fr-btn--secondary" onClick={() => open('screening')}>{t(words.closeScreening)}</button>}
      </div>
      {dialog === 'reopen' && <Reopen call={call} onClose={close} />}
      {dialog === 'screening' && <CloseScreening call={call} onClose={close} />}
    </section>
  );
}

function Reopen({ call: { name, etag, timeZone }, onClose }: { call: Call; onClose: () => void }) {
  const { t } = useWords();
  const { mutateAsync: reopen } = useWrite(cohortMethods.reopenReviews);
  const requestOf = (values: Values) => ({ name, etag, ...writeValues(reopenForm, values) });
  return (
    <Dialog title={t(words.reopen)} onClose={onClose}>
      <DialogForm id={`${name}.rouvrir`} form={reopenForm} writes={readersOf('ReopenReviews')} submit={t(words.reopen)} start={{ zone: timeZone }} intro={<p>{t(words.reopenTold)}</p>}
        check={(values) => ask(cohortMethods.reopenReviews, { ...requestOf(values), validateOnly: true })} send={(values) => reopen(requestOf(values))} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

function CloseScreening({ call: { name, etag }, onClose }: { call: Call; onClose: () => void }) {
  const { t } = useWords();
  const { mutateAsync: close } = useWrite(cohortMethods.closeScreening);
  return (
    <Dialog title={t(words.closeScreening)} onClose={onClose}>
      <DialogForm id={`${name}.preselection`} form={sureForm} writes={readersOf('CloseScreening')} submit={t(words.closeScreening)} intro={<p>{t(words.closeScreeningTold)}</p>}
        send={() => close({ name, etag })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
