// Ideas, one below the other, each with where it stands and how many support it.
import { Link } from 'react-router-dom';
import { ideaUrl } from '@/feedback/api/addresses';
import { ideaWords as words } from '@/feedback/words/ideas';
import type { Idea } from '@/gen/pepiniere/feedback/v1/idea_pb';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { IdeaState } from './idea_state';

export function IdeaCards({ ideas }: { ideas: readonly Idea[] }) {
  return <ul className="cards">{ideas.map((idea) => <Card key={idea.name} idea={idea} />)}</ul>;
}

function Card({ idea }: { idea: Idea }) {
  const { t, date } = useWords();
  const { name, title, votes, signature, createTime } = idea;
  const told = [t(words.votes, { n: votes }), signature || t(words.unsigned), createTime && date(dayAt(createTime))];
  return (
    <li>
      <h3 className="fr-h6"><Link to={ideaUrl(name)}>{title}</Link></h3>
      <p><IdeaState of={idea} /> <span className="quiet">{told.filter(Boolean).join(' – ')}</span></p>
    </li>
  );
}
