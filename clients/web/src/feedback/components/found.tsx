// What people say that a text finds, each with what it is, on the page of the search.
import { Link } from 'react-router-dom';
import { urlOf } from '@/feedback/api/addresses';
import { useFoundTitles } from '@/feedback/api/found';
import { campaignWords } from '@/feedback/words/campaigns';
import { ideaWords } from '@/feedback/words/ideas';
import { measureWords } from '@/feedback/words/measures';
import { panelWords } from '@/feedback/words/panels';
import { retrospectiveWords } from '@/feedback/words/retrospectives';
import { spaceWords } from '@/feedback/words/spaces';
import { feedbackWords as words } from '@/feedback/words/words';
import { Problem } from '@/kit/ui/problem';
import { Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';

export default function Found({ text }: { text: string }) {
  const { t } = useWords();
  const { isPending, error, retry, spaces, ideas, measures, panels, retrospectives, campaigns } = useFoundTitles(text);
  const of = (all: readonly { name: string; title: string }[], kind: typeof words.title) => all.map(({ name, title }) => ({ name, title, kind }));
  const hits = [
    ...of(campaigns, campaignWords.one), ...of(spaces, spaceWords.one), ...of(ideas, ideaWords.one), ...of(measures, measureWords.one), ...of(panels, panelWords.one), ...of(retrospectives, retrospectiveWords.one),
  ];
  return (
    <section className="fr-mt-4w" aria-labelledby="trouve-parole">
      <h2 className="fr-h4" id="trouve-parole">{t(words.found)}</h2>
      {error ? <Problem error={error} onRetry={retry} /> : isPending ? <Loading lines={2} /> : hits.length === 0 && <p>{t(words.foundNone)}</p>}
      {hits.length > 0 && (
        <ul className="fr-raw-list">
          {hits.map(({ name, title, kind }) => <li key={name} className="fr-py-1w"><Link to={urlOf(name) ?? ''}>{title}</Link> <span className="quiet">{t(kind)}</span></li>)}
        </ul>
      )}
    </section>
  );
}
