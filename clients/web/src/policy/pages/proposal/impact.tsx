// What a proposal would save, as it is estimated, and how that was.
import type { Proposal } from '@/gen/pepiniere/policy/v1/proposal_pb';
import { Facts } from '@/kit/ui/facts';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';
import { proposalWords as words } from '@/policy/words/proposals';

export function Impact({ proposal: { impactAudience, impactPeople, impactHours, impactEuros, impactReasoning } }: { proposal: Proposal }) {
  const { number } = useWords();
  const told = (n: number) => (n > 0 ? number(n) : '');
  if (!impactAudience && !impactReasoning && impactPeople + impactHours + impactEuros === 0) return null;
  return (
    <Section id="effet" title={words.impact}>
      <Facts facts={[
        [words.audience, impactAudience], [words.people, told(impactPeople)], [words.hours, told(impactHours)], [words.euros, told(impactEuros)],
        [words.reasoning, impactReasoning && <span className="as-written">{impactReasoning}</span>],
      ]} />
    </Section>
  );
}
