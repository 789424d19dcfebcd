// The accessibility statement that public services owe, in the order of its official model.
import { PageTitle } from '@/kit/ui/page_title';
import { useWords } from '@/kit/words/use_words';
import { accessibilityWords as words } from './words';

const DEFENDER = 'https://formulaire.defenseurdesdroits.fr/';

export default function AccessibilityPage() {
  const { t } = useWords();
  return (
    <div className="fr-container fr-py-4w">
      <div className="fr-col-lg-8">
        <PageTitle>{t(words.title)}</PageTitle>
        <p>{t(words.commitment)}</p>
        <h2 className="fr-h4">{t(words.state)}</h2>
        <p>{t(words.stateTold)}</p>
        <h2 className="fr-h4">{t(words.done)}</h2>
        <p>{t(words.checks)}</p>
        <p>{t(words.pictures)}</p>
        <h2 className="fr-h4">{t(words.limits)}</h2>
        <p>{t(words.limitsTold)}</p>
        <h2 className="fr-h4">{t(words.contact)}</h2>
        <p>{t(words.contactTold)}</p>
        <h2 className="fr-h4">{t(words.appeal)}</h2>
        <p>{t(words.appealTold)}</p>
        <p><a href={DEFENDER}>{t(words.defender)}</a></p>
      </div>
    </div>
  );
}
