import { lazy, Suspense } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { FEATURES } from '@/app/features';
import { appWords } from '@/app/words';
import { PageTitle } from '@/kit/ui/page_title';
import { useWords } from '@/kit/words/use_words';

const GUESSES = FEATURES.flatMap(({ meant }) => (meant ? [lazy(meant)] : []));

export default function MissingPage() {
  const { t } = useWords();
  const { pathname } = useLocation();
  return (
    <div className="fr-container fr-py-6w">
      <PageTitle>{t(appWords.missing)}</PageTitle>
      <p>{t(appWords.missingTold)}</p>
      <Suspense>{GUESSES.map((Meant, i) => <Meant key={i} typed={pathname} />)}</Suspense>
      <Link className="fr-btn" to="/">{t(appWords.toPortfolio)}</Link>
    </div>
  );
}
