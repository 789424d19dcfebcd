// Where a page stands: what is above it, and itself.
import { Link } from 'react-router-dom';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

const HERE: Text = { fr: 'vous êtes ici :', en: 'you are here:' };

export function Breadcrumb({ above, here }: { above: readonly { to: string; title: string }[]; here: string }) {
  const { t } = useWords();
  return (
    <nav className="fr-breadcrumb fr-mt-0 fr-mb-2w" aria-label={t(HERE)}>
      <ol className="fr-breadcrumb__list">
        {above.map(({ to, title }) => <li key={to}><Link className="fr-breadcrumb__link" to={to}>{title}</Link></li>)}
        <li><span className="fr-breadcrumb__link" aria-current="page">{here}</span></li>
      </ol>
    </nav>
  );
}
