// Whether a juror has a tie to an application: asked before it is read, and at any time after. A tie is for good.
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { MARKING } from '@/cohort/api/addresses';
import { cohortMethods } from '@/cohort/api/clients';
import { useJurors } from '@/cohort/api/jury';
import { conflictForm } from '@/cohort/components/jury_forms';
import { useSeatTitles } from '@/cohort/components/use_seats';
import { applicationsWords } from '@/cohort/words/applications';
import { markWords } from '@/cohort/words/jury';
import { readersOf } from '@/cohort/words/readers';
import type { Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { useIdentity } from '@/kit/api/session';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';

// `onFree`: asked first; without it the way to recuse oneself stands alone.
interface FreeOfTiesProps { call: Call; application: Application; onFree?: () => void }

export function FreeOfTies({ call, application, onFree }: FreeOfTiesProps) {
  const { t } = useWords();
  const [isOpen, open] = useState(false);
  const { titleOf } = useSeatTitles(call);
  const declare = <button type="button" className={`fr-btn ${onFree ? 'fr-btn--secondary' : 'fr-btn--tertiary fr-btn--sm'}`} onClick={() => open(true)}>{t(markWords.declare)}</button>;
  return (
    <>
      {onFree ? (
        <section className="known-section" aria-labelledby="liens">
          <h2 className="fr-h4" id="liens">{t(markWords.conflictFirst)}</h2>
          <p>{t(markWords.conflictTold)}</p>
          {application.choices.length > 0 && <><p className="fr-mb-1v">{t(applicationsWords.choices)}</p><ol>{application.choices.map((seat) => <li key={seat}>{titleOf(seat)}</li>)}</ol></>}
          <div className="application-acts"><button type="button" className="fr-btn" onClick={onFree}>{t(markWords.noConflict)}</button>{declare}</div>
        </section>
      ) : <p className="no-print">{declare}</p>}
      {isOpen && <Declare call={call} application={application.name} onClose={() => open(false)} />}
    </>
  );
}

function Declare({ call, application, onClose }: { call: Call; application: string; onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { person } = useIdentity();
  const parent = useJurors(call.name).data?.find((juror) => juror.person === person)?.name;
  const { mutateAsync: recuse } = useWrite(cohortMethods.createConflict);
  return (
    <Dialog title={t(markWords.declare)} onClose={onClose}>
      <DialogForm id={`${application}.deport`} form={conflictForm} writes={readersOf('CreateConflict')} prefix="conflict" submit={t(markWords.declare)} disabled={!parent}
        intro={<p>{t(markWords.conflictTold)}</p>}
        send={async ({ reason = '' }) => {
          // The page goes with the application.
          await recuse({ parent: parent ?? '', conflict: { application, reason } });
          navigate(MARKING);
        }} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
