// The way from what is shown to a proposal that rests on it: for whoever is signed in.
import { Link } from 'react-router-dom';
import { useIdentity } from '@/kit/api/session';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { citeUrl, type Citable } from '@/policy/api/addresses';

const CITE: Text = { fr: 'Citer dans une proposition', en: 'Cite in a proposal' };

export function CiteLink(of: Citable) {
  const { t, colon } = useWords();
  const { person } = useIdentity();
  if (!person) return null;
  return <Link className="fr-btn fr-btn--tertiary fr-btn--sm no-print" to={citeUrl(of)}>{t(CITE)}<span className="fr-sr-only">{colon}{of.title}</span></Link>;
}
