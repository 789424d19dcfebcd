// The minutes of a session, to be printed: who was there, what was decided on each item, by which quorum, and why.
import { useParams } from 'react-router-dom';
import type { Decision } from '@/gen/pepiniere/policy/v1/decision_pb';
import { Session_State as State, type Session } from '@/gen/pepiniere/policy/v1/session_pb';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { OnePage } from '@/kit/ui/one_page';
import { PageTitle } from '@/kit/ui/page_title';
import { printPage } from '@/kit/ui/print_page';
import { Section } from '@/kit/ui/section';
import { Answer } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { SESSIONS, sessionUrl } from '@/policy/api/addresses';
import { seatsOf, useDecisions, useSession } from '@/policy/api/sessions';
import { DecisionSheet } from '@/policy/components/decision_sheet';
import { ProposalLink } from '@/policy/components/proposal_link';
import { SessionFacts } from '@/policy/components/session_facts';
import { ATTENDED, sessionWords as words } from '@/policy/words/sessions';
import '@/policy/components/policy.css';

export default function MinutesPage() {
  const { id = '' } = useParams();
  const session = useSession(`sessions/${id}`);
  return <OnePage of={session} one={words.minutes} missing={words.missing} to={SESSIONS} way={words.toList}>{(found) => <Minutes session={found} />}</OnePage>;
}

function Minutes({ session }: { session: Session }) {
  const { t } = useWords();
  const { name, title, state, agenda } = session;
  const decisions = useDecisions(name);
  return (
    <div className="minutes">
      <Breadcrumb above={[{ to: SESSIONS, title: t(words.title) }, { to: sessionUrl(name), title }]} here={t(words.minutes)} />
      <PageTitle actions={<button type="button" className="fr-btn fr-btn--sm" onClick={() => void printPage()}>{t(common.print)}</button>}>{t(words.minutesOf, { title })}</PageTitle>
      {state !== State.CLOSED && <p className="fr-message fr-message--info fr-mb-2w">{t(words.minutesNotYet)}</p>}
      <SessionFacts session={session} />
      <Who session={session} />
      <Section id="decisions" title={words.decisions}>
        <Answer of={decisions}>
          {(all) => <ol>{agenda.map((item) => <Item key={item.proposal} proposal={item.proposal} title={item.title} session={session} decisions={all.filter((one) => one.proposal === item.proposal)} />)}</ol>}
        </Answer>
      </Section>
    </div>
  );
}

function Item({ proposal, title, session: { members }, decisions }: { proposal: string; title: string; session: Session; decisions: readonly Decision[] }) {
  const { t } = useWords();
  return (
    <li>
      <h3 className="fr-h6"><ProposalLink name={proposal} /></h3>
      {title && <p>{title}</p>}
      {decisions.length === 0 && <p className="quiet">{t(words.noDecision)}</p>}
      {decisions.map((decision) => <DecisionSheet key={decision.name} decision={decision} members={members} />)}
    </li>
  );
}

// To those who may read who sits.
function Who({ session }: { session: Session }) {
  const { t, colon } = useWords();
  const { members, recusals } = session;
  const titleOf = (code: string) => members.find((one) => one.code === code)?.title ?? code;
  return (
    <>
      <Section id="presence" title={words.attendance}>
        {members.length === 0 ? <p className="quiet">{t(words.hiddenMembers)}</p> : (
          <ul>{seatsOf(session).map(({ code, title, isChair, part, holder }) => <li key={code}>{title}{isChair && ` (${t(words.chair)})`}{colon}{part === 'represented' ? t(words.represented, { name: titleOf(holder) }) : t(ATTENDED[part])}</li>)}</ul>
        )}
      </Section>
      {members.length > 0 && (
        <Section id="deports" title={words.recusals}>
          {recusals.length === 0 ? <p className="quiet">{t(words.noRecusals)}</p> : <ul>{recusals.map(({ member, proposal, reason }, i) => <li key={i}>{titleOf(member)} – {proposal ? <ProposalLink name={proposal} /> : t(words.recuseAll)} {reason}</li>)}</ul>}
        </Section>
      )}
    </>
  );
}
