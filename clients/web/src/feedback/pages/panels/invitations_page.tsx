// The studies that invite the caller now: accepting keeps a place, declining lets the next one of the draw be asked.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { PANELS, studyUrl, TAKE_PART } from '@/feedback/api/addresses';
import { feedbackMethods } from '@/feedback/api/clients';
import { useMyInvitations } from '@/feedback/api/panels';
import { panelWords } from '@/feedback/words/panels';
import { INVITATION_STATES, studyWords as words } from '@/feedback/words/studies';
import { feedbackWords } from '@/feedback/words/words';
import { Invitation_State as State, type Invitation } from '@/gen/pepiniere/feedback/v1/invitation_pb';
import type { Study } from '@/gen/pepiniere/feedback/v1/study_pb';
import { useIdentity } from '@/kit/api/session';
import { useWrite } from '@/kit/api/write';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { PageTitle } from '@/kit/ui/page_title';
import { Problem } from '@/kit/ui/problem';
import { Prose } from '@/kit/ui/prose';
import { SignInFirst } from '@/kit/ui/sign_in_first';
import { StateTag } from '@/kit/ui/state_tag';
import { Empty, Loading } from '@/kit/ui/states';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import '@/feedback/components/feedback.css';

export default function InvitationsPage() {
  const { t } = useWords();
  const { isPending, person } = useIdentity();
  return (
    <div className="fr-container fr-py-4w">
      <Breadcrumb above={[{ to: TAKE_PART, title: t(feedbackWords.title) }, { to: PANELS, title: t(panelWords.title) }]} here={t(words.mineHere)} />
      <PageTitle>{t(words.mineTitle)}</PageTitle>
      {isPending ? <Loading /> : person ? <Mine /> : <SignInFirst told={words.mineSignIn} />}
    </div>
  );
}

function Mine() {
  const { t } = useWords();
  const { isPending, error, retry, mine } = useMyInvitations();
  if (isPending) return <Loading />;
  return (
    <>
      {error && <Problem error={error} onRetry={retry} />}
      {mine.length === 0 ? !error && <Empty><p>{t(words.mineNone)}</p></Empty> : <ul className="cards">{mine.map(({ study, invitation }) => <li key={invitation.name}><Invited study={study} invitation={invitation} /></li>)}</ul>}
    </>
  );
}

// What each state lets one do: what accepting, and what declining, are called.
const OFFERED: Readonly<Record<State, { accept?: Text; decline?: Text }>> = {
  [State.UNSPECIFIED]: {}, [State.INVITED]: { accept: words.accept, decline: words.decline }, [State.RESERVED]: { decline: words.giveBack },
  [State.COMPLETED]: {}, [State.REFUSED]: {}, [State.EXPIRED]: { accept: words.accept, decline: words.decline },
};

function Invited({ study: { name: study, title, description, method }, invitation: { name, etag, state, reserveEndTime } }: { study: Study; invitation: Invitation }) {
  const { t, date } = useWords();
  const [said, say] = useState<Text>();
  const accept = useWrite(feedbackMethods.acceptInvitation, () => say(words.accepted));
  const decline = useWrite(feedbackMethods.declineInvitation, () => say(words.declined));
  const isBusy = accept.isPending || decline.isPending;
  const error = accept.error ?? decline.error;
  const offered = OFFERED[state];
  return (
    <>
      <h2 className="fr-h6"><Link to={studyUrl(study)}>{title}</Link></h2>
      <p><StateTag text={INVITATION_STATES[state]} tone={state === State.RESERVED ? 'success' : 'info'} /> {reserveEndTime && <span className="quiet">{t(words.reservedUntil, { date: date(reserveEndTime) })}</span>}</p>
      <Prose text={description} />
      {method && <p className="as-written">{method}</p>}
      <div className="comment__acts no-print">
        {offered.accept && <button type="button" className="fr-btn fr-btn--sm" disabled={isBusy} aria-label={t(words.acceptThis, { title })} onClick={() => (decline.reset(), accept.mutate({ name, etag }))}>{t(offered.accept)}</button>}
        {offered.decline && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" disabled={isBusy} aria-label={t(state === State.RESERVED ? words.giveBackThis : words.declineThis, { title })} onClick={() => (accept.reset(), decline.mutate({ name, etag }))}>{t(offered.decline)}</button>}
      </div>
      <p role="status">{said && t(said)}</p>
      {error && <Problem error={error} />}
    </>
  );
}
