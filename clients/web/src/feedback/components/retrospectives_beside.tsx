// Retrospectives that tell of what another page looks for; nothing where none does.
import { Link } from 'react-router-dom';
import { RETROSPECTIVES, retrospectiveUrl } from '@/feedback/api/addresses';
import { useSomeRetrospectives } from '@/feedback/api/retrospectives';
import { retrospectiveWords as words } from '@/feedback/words/retrospectives';
import { feedbackWords } from '@/feedback/words/words';
import { useWords } from '@/kit/words/use_words';

export default function RetrospectivesBeside({ text }: { text: string }) {
  const { t } = useWords();
  const { data } = useSomeRetrospectives(text);
  const all = data?.retrospectives ?? [];
  if (all.length === 0) return null;
  return (
    <section className="fr-mt-4w" aria-labelledby="retrospectives">
      <h2 className="fr-h4" id="retrospectives">{t(words.beside)}</h2>
      <ul>{all.map(({ name, title }) => <li key={name}><Link to={retrospectiveUrl(name)}>{title}</Link></li>)}</ul>
      <p><Link to={text ? `${RETROSPECTIVES}?${new URLSearchParams({ texte: text }).toString()}` : RETROSPECTIVES}>{t(feedbackWords.toAll)}</Link></p>
    </section>
  );
}
