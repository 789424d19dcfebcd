// What was proposed already that says nearly the same, as one types.
import { Link } from 'react-router-dom';
import { ideaUrl } from '@/feedback/api/addresses';
import { useSimilar } from '@/feedback/api/spaces';
import { ideaWords as words } from '@/feedback/words/ideas';
import { useWords } from '@/kit/words/use_words';

export function Similar({ space, typed }: { space: string; typed: string }) {
  const { t, percent } = useWords();
  const { data } = useSimilar(space, typed);
  if (!typed.trim() || !data) return null;
  const { similarIdeas } = data;
  return (
    <div className="similar fr-mb-3w">
      <p role="status"><strong>{t(similarIdeas.length > 0 ? words.similar : words.similarNone)}</strong></p>
      {similarIdeas.length > 0 && (
        <>
          <p>{t(words.similarTold)}</p>
          <ul>
            {similarIdeas.map(({ idea, similarity }) => idea && (
              <li key={idea.name}>
                <Link to={ideaUrl(idea.name)}>{idea.title}</Link> <span className="quiet">{t(words.votes, { n: idea.votes })}, {t(words.alike, { percent: percent(similarity) })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
