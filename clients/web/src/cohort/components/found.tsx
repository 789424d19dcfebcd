// Programmes, cohorts, challenges and calls that a text finds, each with what it is, on the page of the search.
import { Link } from 'react-router-dom';
import { callUrl, challengeUrl, cohortUrl, programmeUrl } from '@/cohort/api/addresses';
import { useCohortTitle } from '@/cohort/api/cohorts';
import { useFoundTitles } from '@/cohort/api/found';
import { callWords } from '@/cohort/words/calls';
import { challengeWords } from '@/cohort/words/challenges';
import { cohortWords, foundWords as words, programmeWords } from '@/cohort/words/words';
import { Problem } from '@/kit/ui/problem';
import { Loading } from '@/kit/ui/states';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

interface Hit { name: string; title: string; to: string; kind: Text }

export default function Found({ text }: { text: string }) {
  const { t } = useWords();
  const { isPending, error, retry, programmes, cohorts, challenges, calls } = useFoundTitles(text);
  const cohortTitleOf = useCohortTitle();
  const hits: readonly Hit[] = [
    ...programmes.map(({ name, title }) => ({ name, title, to: programmeUrl(name), kind: programmeWords.one })),
    ...cohorts.map(({ name }) => ({ name, title: cohortTitleOf(name), to: cohortUrl(name), kind: cohortWords.one })),
    ...challenges.map(({ name, title }) => ({ name, title, to: challengeUrl(name), kind: challengeWords.one })),
    ...calls.map(({ name, title }) => ({ name, title, to: callUrl(name), kind: callWords.one })),
  ];
  return (
    <section className="fr-mt-4w" aria-labelledby="trouve-ailleurs">
      <h2 className="fr-h4" id="trouve-ailleurs">{t(words.title)}</h2>
      {error ? <Problem error={error} onRetry={retry} /> : isPending ? <Loading lines={2} /> : hits.length === 0 && <p>{t(words.none)}</p>}
      {hits.length > 0 && (
        <ul className="fr-raw-list">
          {hits.map(({ name, title, to, kind }) => <li key={name} className="fr-py-1w"><Link to={to}>{title}</Link> <span className="quiet">{t(kind)}</span></li>)}
        </ul>
      )}
    </section>
  );
}
