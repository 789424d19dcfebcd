// The agenda: of each item its quorum, what was decided, and the way to decide.
import type { UseQueryResult } from '@tanstack/react-query';
import * as bounds from '@/gen/pepiniere/policy/v1/bounds';
import { Decision_Choice as Choice, type Decision } from '@/gen/pepiniere/policy/v1/decision_pb';
import { Session_State as State, type Session } from '@/gen/pepiniere/policy/v1/session_pb';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { bound } from '@/kit/form/bounds';
import { choices, sameInBoth, type Field, type Form } from '@/kit/form/field';
import { Section } from '@/kit/ui/section';
import { Answer } from '@/kit/ui/states';
import { filled } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { useMay } from '@/policy/api/caller';
import { policyMethods } from '@/policy/api/clients';
import { votersOf } from '@/policy/api/sessions';
import { Act } from '@/policy/components/act';
import { DecisionSheet } from '@/policy/components/decision_sheet';
import { ProposalLink } from '@/policy/components/proposal_link';
import { ItemQuorum } from '@/policy/components/quorum';
import { readersOf } from '@/policy/words/readers';
import { CHOICES, sessionWords as words, VERDICTS } from '@/policy/words/sessions';
import { policyWords } from '@/policy/words/words';

export function Agenda({ session, decisions }: { session: Session; decisions: UseQueryResult<Decision[]> }) {
  const { agenda } = session;
  return (
    <Section id="ordre-du-jour" title={words.agenda}>
      <Answer of={decisions}>
        {(all) => (
          <ol className="cards">
            {agenda.map(({ proposal, title }) => <li key={proposal} data-item={proposal}><Item session={session} proposal={proposal} title={title} decisions={all.filter((one) => one.proposal === proposal)} /></li>)}
          </ol>
        )}
      </Answer>
    </Section>
  );
}

interface ItemProps { session: Session; proposal: string; title: string; decisions: readonly Decision[] }

function Item({ session, proposal, title, decisions }: ItemProps) {
  const { t } = useWords();
  const { state } = session;
  const may = useMay(session.name);
  // What holds is not taken again.
  const isDecided = decisions.some(({ voidTime }) => !voidTime);
  return (
    <>
      <h3 className="fr-h6"><ProposalLink name={proposal} /></h3>
      {title && <p>{title}</p>}
      {state !== State.CANCELLED && <ItemQuorum session={session} proposal={proposal} />}
      {decisions.length === 0 ? <p className="quiet">{t(words.noDecision)}</p> : decisions.map((decision) => (
        <div key={decision.name}><DecisionSheet decision={decision} members={session.members} /><Void decision={decision} session={session} /></div>
      ))}
      {state === State.OPENED && !isDecided && may('CreateDecision') && <Decide session={session} proposal={proposal} title={title} />}
    </>
  );
}

const VOTE = 'votes.';
const SAID: readonly Field[] = [
  { path: 'verdict', kind: 'enum', options: choices(VERDICTS), label: words.verdict },
  { path: 'reasons', kind: 'area', label: words.reasons },
];

// A field a vote: of each who is there or represented, and not recused.
function formOf(session: Session, proposal: string): Form {
  const votes = votersOf(session, proposal).map(({ code, title }): Field => ({ path: VOTE + code, kind: 'enum', required: true, options: choices(CHOICES), label: filled(words.voteOf, { name: title }), keptAt: 'votes.choice' }));
  return { fields: [...bound(bounds.Decision, { fields: SAID }).fields, ...votes] };
}

function Decide({ session, proposal, title }: { session: Session; proposal: string; title: string }) {
  const { t } = useWords();
  const { mutateAsync: decide } = useWrite(policyMethods.createDecision);
  const form = formOf(session, proposal);
  const voters = votersOf(session, proposal);
  const called = title || proposal;
  return (
    <Act label={t(words.decide)} of={called} look="primary">
      {(close) => (
        <ActDialog id={`${session.name}.${proposal}.decider`} title={t(words.decideOn, { title: called })} submit={t(words.decide)} told={t(words.decideTold)} form={form} prefix="decision" writes={readersOf('CreateDecision')}
          start={Object.fromEntries(voters.map(({ code }) => [VOTE + code, String(Choice.FOR)]))}
          send={(values) => decide({ parent: session.name, decision: {
            proposal, verdict: Number(values.verdict), reasons: values.reasons ?? '', votes: voters.map(({ code }) => ({ member: code, choice: Number(values[VOTE + code]) })),
          } })} onClose={close} />
      )}
    </Act>
  );
}

// For those who read who voted.
function Void({ decision: { name, etag, votes, voidTime }, session: { members } }: { decision: Decision; session: Session }) {
  const { t } = useWords();
  const may = useMay(name);
  const { mutateAsync: find } = useWrite(policyMethods.voidDecision);
  if (voidTime || votes.length === 0 || !may('VoidDecision')) return null;
  const form: Form = bound(bounds.VoidDecisionRequest, {
    fields: [
      { path: 'member', kind: 'word', options: votes.map(({ member }) => sameInBoth(member, members.find(({ code }) => code === member)?.title)), label: words.voidWho, keptAt: 'votes.member' },
      { path: 'reason', kind: 'area', label: policyWords.reason, hint: policyWords.reasonHint },
    ],
  });
  return (
    <Act label={t(words.void)} look="tertiary">
      {(close) => (
        <ActDialog id={`${name}.annuler`} title={t(words.void)} submit={t(words.void)} told={t(words.voidTold)} form={form} writes={readersOf('VoidDecision')}
          send={({ member = '', reason = '' }) => find({ name, etag, member, reason })} onClose={close} />
      )}
    </Act>
  );
}
