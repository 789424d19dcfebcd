import { Link, useLocation } from 'react-router-dom';
import { appWords } from '@/app/words';
import { Meant } from '@/components/meant';
import { PageTitle } from '@/components/page_title';
import { useWords } from '@/words/use_words';

export default function MissingPage() {
  const { t } = useWords();
  const { pathname } = useLocation();
  return (
    <div className="fr-container fr-py-6w">
      <PageTitle>{t(appWords.missing)}</PageTitle>
      <p>{t(appWords.missingTold)}</p>
      <Meant typed={pathname} />
      <Link className="fr-btn" to="/">{t(appWords.toPortfolio)}</Link>
    </div>
  );
}
