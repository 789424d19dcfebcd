// What it means to agree to the pool in an application, and where else one is asked of a pool.
import { Link } from 'react-router-dom';
import { applyWords as words } from '@/cohort/words/applications';
import { useWords } from '@/kit/words/use_words';

export function PoolTold() {
  const { t } = useWords();
  return <p className="fr-hint-text">{t(words.poolTold)} <Link to="/moi">{t(words.poolElsewhere)}</Link></p>;
}
