// What one agrees to: each purpose in full, before one agrees to it.
import { Agreements } from '@/access/components/agreements';
import { ConsentPurpose } from '@/access/components/consent_purpose';
import { consentWords } from '@/access/words/consents';
import { Empty } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';

export function Consents({ person }: { person: string }) {
  const { t } = useWords();
  return (
    <>
      <h2 className="fr-h4 fr-mt-4w">{t(consentWords.mine)}</h2>
      <p>{t(consentWords.told)}</p>
      <Agreements person={person} lines={6}>
        {(all, askAgain) => (all.length === 0 ? <Empty><p>{t(consentWords.none)}</p></Empty>
          : all.map((agreed) => <ConsentPurpose key={agreed.name} agreed={agreed} askAgain={askAgain} />))}
      </Agreements>
    </>
  );
}
