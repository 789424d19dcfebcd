// How far the closing of a campaign has come, step by step, and the hashes that prove it.
import { campaignWords as words, STEPS } from '@/feedback/words/campaigns';
import type { Campaign } from '@/gen/pepiniere/feedback/v1/campaign_pb';
import { Facts } from '@/kit/ui/facts';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';

export function Closing({ campaign }: { campaign: Campaign }) {
  const { t, date } = useWords();
  const { closingStep, questionnaireHash, keyFingerprint, textKeyFingerprint, keyDestroyTime, textKeyDestroyTime, releaseHash } = campaign;
  const hash = (value: string) => value && <code key={value} className="hash">{value}</code>;
  return (
    <Section id="fermeture" title={words.closing} told={words.closingTold}>
      <ol className="steps-done">
        {STEPS.map(([step, text]) => <li key={step}><strong>{t(closingStep >= step ? words.stepDone : words.stepLeft)}</strong> {t(text)}</li>)}
      </ol>
      <h3 className="fr-h6">{t(words.proof)}</h3>
      <Facts facts={[
        [words.questionnaireHash, hash(questionnaireHash)],
        [words.keyFingerprint, hash(keyFingerprint)],
        [words.keyDestroyed, date(keyDestroyTime)],
        [words.textKeyFingerprint, hash(textKeyFingerprint)],
        [words.textKeyDestroyed, date(textKeyDestroyTime)],
        [words.releaseHash, hash(releaseHash)],
      ]} />
    </Section>
  );
}
