// The whole way of a proposal: each step as it was told, and what it was done by.
import { Link } from 'react-router-dom';
import { Proposal_State as State } from '@/gen/pepiniere/policy/v1/proposal_pb';
import { Section } from '@/kit/ui/section';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { urlOf } from '@/policy/api/addresses';
import { useSteps } from '@/policy/api/proposals';
import { By } from '@/policy/components/by';
import { PROPOSAL_STATES, proposalWords as words } from '@/policy/words/proposals';

export function Way({ proposal }: { proposal: string }) {
  const { t, date } = useWords();
  const found = useSteps(proposal);
  return (
    <Section id="parcours" title={words.way} told={words.wayTold}>
      <Answer of={found}>
        {(steps) => (
          <ol className="moves">
            {steps.map(({ name, from, to, reason, revision, cause, actor, createTime }) => {
              const where = urlOf(cause);
              return (
                <li key={name} data-step={State[to]}>
                  <p><strong>{t(from === State.UNSPECIFIED ? words.stepBegun : PROPOSAL_STATES[to])}</strong> <span className="quiet">{date(createTime)}, {t(words.revision, { n: revision })}{actor && <>, <By name={actor} /></>}</span></p>
                  {reason && <p className="as-written">{reason}</p>}
                  {where && <p><Link to={where}>{t(words.cause)}<span className="fr-sr-only"> ({t(PROPOSAL_STATES[to])})</span></Link></p>}
                </li>
              );
            })}
          </ol>
        )}
      </Answer>
    </Section>
  );
}
