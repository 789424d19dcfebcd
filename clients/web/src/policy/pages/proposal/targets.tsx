// The texts that a proposal would change: what each says now, and what it is to say, side by side.
import type { Proposal } from '@/gen/pepiniere/policy/v1/proposal_pb';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';
import { Thing } from '@/policy/components/things';
import { Wording } from '@/policy/components/wording';
import { proposalWords as words, TARGET_KINDS } from '@/policy/words/proposals';
import { policyWords } from '@/policy/words/words';

export function Targets({ proposal: { targetTexts, noTargetTextKnown } }: { proposal: Proposal }) {
  const { t, colon } = useWords();
  return (
    <Section id="textes" title={words.targets}>
      {targetTexts.length === 0 && <p className="quiet">{t(noTargetTextKnown ? words.noTargetKnown : words.noTargets)}</p>}
      {targetTexts.map(({ kind, identifier, article, currentWording, proposedWording, authority }, i) => (
        <article key={i} data-target={i + 1}>
          <h3 className="fr-h6 fr-mb-1w">{[identifier, article].filter(Boolean).join(', ')} <span className="quiet">{t(TARGET_KINDS[kind])}</span></h3>
          {authority && <p className="fr-mb-1w">{t(policyWords.authority)}{colon}<Thing name={authority} /></p>}
          <Wording before={currentWording} after={proposedWording} />
        </article>
      ))}
    </Section>
  );
}
