// What a search that found nothing as typed may have meant: titles to search for instead.
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';

export function DidYouMean({ titles, choose }: { titles: readonly string[]; choose: (title: string) => void }) {
  const { t } = useWords();
  if (titles.length === 0) return null;
  return (
    <div className="did-you-mean no-print">
      <p>{t(common.didYouMean)}</p>
      <ul className="fr-tags-group">
        {titles.map((title) => <li key={title}><button type="button" className="fr-tag" onClick={() => choose(title)}>{title}</button></li>)}
      </ul>
    </div>
  );
}
