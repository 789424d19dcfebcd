// Where people find how they can take part, and what asks them now.
import { Link } from 'react-router-dom';
import { Asking } from '@/feedback/components/asking';
import { WAYS } from '@/feedback/components/ways';
import { feedbackWords as words } from '@/feedback/words/words';
import { PageTitle } from '@/kit/ui/page_title';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';

export default function TakePartPage() {
  const { t } = useWords();
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle>{t(words.title)}</PageTitle>
      <p>{t(words.intro)}</p>
      <Asking />
      {WAYS.map(({ id, title, ways }) => (
        <Section key={id} id={id} title={title}>
          <ul className="ways">
            {ways.map((way) => <li key={way.to}><h3 className="fr-h6"><Link to={way.to}>{t(way.title)}</Link></h3><p>{t(way.what)}</p></li>)}
          </ul>
        </Section>
      ))}
    </div>
  );
}
