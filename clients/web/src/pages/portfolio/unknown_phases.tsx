// The projects that no phase below tells of as it should: their source calls it by a word that nobody explained.
import { Link } from 'react-router-dom';
import { ANY_WORD, projectsUrl } from '@/api/project_filter';
import { useCount } from '@/components/use_count';
import { useWords } from '@/words/use_words';
import type { Asked } from './use_asked';
import { portfolioWords } from './words';

export function UnknownPhases({ asked: { params } }: { asked: Asked }) {
  const { t } = useWords();
  const n = useCount((param) => (param === 'mot' ? ANY_WORD : params.get(param) ?? ''));
  if (!n) return null;
  return (
    <p className="fr-message fr-message--info unknown-phases">
      <span>
        <Link to={projectsUrl({ mot: ANY_WORD }, params)}>{t(portfolioWords.unknown, { n })}</Link>. {t(portfolioWords.unknownTold, { n })} <Link to="/vocabulaire">{t(portfolioWords.unknownWords)}</Link>
      </span>
    </p>
  );
}
