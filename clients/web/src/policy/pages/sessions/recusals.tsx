// Who does not sit for which item: to those who read who sits.
import * as bounds from '@/gen/pepiniere/policy/v1/bounds';
import { Session_State as State, type Session } from '@/gen/pepiniere/policy/v1/session_pb';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { bound } from '@/kit/form/bounds';
import { sameInBoth, writeValues, type Form } from '@/kit/form/field';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';
import { policyMethods } from '@/policy/api/clients';
import { Act } from '@/policy/components/act';
import { ProposalLink } from '@/policy/components/proposal_link';
import { readersOf } from '@/policy/words/readers';
import { sessionWords as words } from '@/policy/words/sessions';
import { policyWords } from '@/policy/words/words';

const formOf = ({ members, agenda }: Session): Form => bound(bounds.Recusal, {
  fields: [
    { path: 'member', kind: 'word', options: members.map(({ code, title }) => sameInBoth(code, title)), label: words.recuseWho, keptAt: 'recusals.member' },
    { path: 'proposal', kind: 'word', options: agenda.map(({ proposal, title }) => sameInBoth(proposal, title || proposal)), label: words.recuseFor, hint: words.recuseAllHint },
    { path: 'reason', kind: 'area', label: policyWords.reason, keptAt: 'recusals.reason' },
  ],
});

export function Recusals({ session, mayDeclare }: { session: Session; mayDeclare: boolean }) {
  const { t } = useWords();
  const { name, etag, state, members, recusals } = session;
  const { mutateAsync: declare } = useWrite(policyMethods.declareRecusal);
  const form = formOf(session);
  if (members.length === 0) return null;
  return (
    <Section id="deports" title={words.recusals} actions={mayDeclare && state !== State.CANCELLED && (
      <Act label={t(words.recuse)}>
        {(close) => (
          <ActDialog id={`${name}.deport`} title={t(words.recuse)} submit={t(words.recuse)} told={t(words.recuseTold)} form={form} prefix="recusal" writes={readersOf('DeclareRecusal')}
            send={(values) => declare({ name, etag, recusal: writeValues(form, values) })} onClose={close} />
        )}
      </Act>
    )}>
      {recusals.length === 0 ? <p className="quiet">{t(words.noRecusals)}</p> : (
        <ul>
          {recusals.map(({ member, proposal, reason }, i) => (
            <li key={i}>{members.find(({ code }) => code === member)?.title ?? member} – {proposal ? <ProposalLink name={proposal} /> : t(words.recuseAll)}{reason && <span className="quiet as-written"> {reason}</span>}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
