// The projects that no phase below tells of as it should: their source calls it by a word that nobody explained.
import { Link } from 'react-router-dom';
import { useWords } from '@/kit/words/use_words';
import { ANY_WORD, projectsUrl } from '@/portfolio/api/project_filter';
import { portfolioWords } from './words';

// `n` of them, among those that `params` lists.
export function UnknownPhases({ n, params }: { n: number; params: URLSearchParams }) {
  const { t } = useWords();
  if (n === 0) return null;
  return (
    <p className="fr-message fr-message--info unknown-phases">
      <span>
        <Link to={projectsUrl({ mot: ANY_WORD }, params)}>{t(portfolioWords.unknown, { n })}</Link>. {t(portfolioWords.unknownTold, { n })} <Link to="/vocabulaire">{t(portfolioWords.unknownWords)}</Link>
      </span>
    </p>
  );
}
