// What a text finds here, each with what it is, on the page of the search.
import { Link } from 'react-router-dom';
import { Problem } from '@/kit/ui/problem';
import { Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { urlOf } from '@/policy/api/addresses';
import { useFoundTitles } from '@/policy/api/found';
import { commitmentWords, planWords } from '@/policy/words/plans';
import { proposalWords } from '@/policy/words/proposals';
import { textWords } from '@/policy/words/texts';
import { policyWords as words } from '@/policy/words/words';

export default function Found({ text }: { text: string }) {
  const { t } = useWords();
  const { isPending, error, retry, proposals, texts, commitments, plans } = useFoundTitles(text);
  const of = (all: readonly { name: string; title: string }[], kind: typeof words.name) => all.map(({ name, title }) => ({ name, title, kind }));
  const hits = [...of(proposals, proposalWords.one), ...of(texts, textWords.one), ...of(commitments, commitmentWords.one), ...of(plans, planWords.one)];
  return (
    <section className="fr-mt-4w" aria-labelledby="trouve-propositions">
      <h2 className="fr-h4" id="trouve-propositions">{t(words.found)}</h2>
      {error ? <Problem error={error} onRetry={retry} /> : isPending ? <Loading lines={2} /> : hits.length === 0 && <p>{t(words.foundNone)}</p>}
      {hits.length > 0 && (
        <ul className="fr-raw-list">
          {hits.map(({ name, title, kind }) => <li key={name} className="fr-py-1w"><Link to={urlOf(name) ?? ''}>{title}</Link> <span className="quiet">{t(kind)}</span></li>)}
        </ul>
      )}
    </section>
  );
}
