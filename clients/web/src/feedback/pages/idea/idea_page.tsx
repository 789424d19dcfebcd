// An idea: what it says, how many support it, what became of it, and what is said of it.
import { Link, useParams } from 'react-router-dom';
import { aboveOf, moderationUrl, SPACES, spaceUrl } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { useIdea, useSpace } from '@/feedback/api/spaces';
import { IDEA_KIND } from '@/feedback/components/idea_kind';
import { IdeaLink } from '@/feedback/components/idea_link';
import { IdeaState } from '@/feedback/components/idea_state';
import { MeasureLink } from '@/feedback/components/measure_link';
import { Moderate } from '@/feedback/components/moderate';
import { ideaWords as words } from '@/feedback/words/ideas';
import { spaceWords } from '@/feedback/words/spaces';
import { feedbackWords } from '@/feedback/words/words';
import { Idea_State as State, Idea_Visibility as Visibility, type Idea } from '@/gen/pepiniere/feedback/v1/idea_pb';
import { useIdentity } from '@/kit/api/session';
import { ResourceFrame } from '@/kit/form/resource_frame';
import { Facts } from '@/kit/ui/facts';
import { OnePage } from '@/kit/ui/one_page';
import { Prose } from '@/kit/ui/prose';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { CiteLink } from '@/policy/cite';
import { Comments } from './comments';
import { Follow } from './follow';
import { Versions } from './versions';
import { Vote } from './vote';

export default function IdeaPage() {
  const { id = '', i = '' } = useParams();
  const space = `spaces/${id}`;
  const idea = useIdea(`${space}/ideas/${i}`, true);
  return <OnePage of={idea} one={words.one} missing={words.missing} to={spaceUrl(space)} way={words.toSpace}>{(found) => <Sheet key={found.name} idea={found} />}</OnePage>;
}

// Of one that is not read by everybody whom the space lets.
const CONCEALED: Readonly<Record<Visibility, Text | undefined>> = {
  [Visibility.UNSPECIFIED]: undefined, [Visibility.PENDING]: words.waits, [Visibility.PUBLISHED]: undefined, [Visibility.HIDDEN]: words.hidden,
};

function Sheet({ idea }: { idea: Idea }) {
  const { t, date } = useWords();
  const { person } = useIdentity();
  const { name, title, text, author, signature, state, stateReason, mergedInto, measure, visibility, createTime } = idea;
  const space = aboveOf(name);
  const { data: of } = useSpace(space);
  const may = useMay(name);
  const isMine = author !== '' && author === person;
  const concealed = CONCEALED[visibility];
  const isHidden = visibility === Visibility.HIDDEN;
  return (
    <ResourceFrame kind={IDEA_KIND} row={idea} above={[{ to: SPACES, title: t(spaceWords.title) }, { to: spaceUrl(space), title: of?.title ?? t(spaceWords.one) }]} after={spaceUrl(space)}
      mayEdit={isMine && may('UpdateIdea')} mayDelete={false}
      actions={<><Follow idea={idea} />{!isMine && may('ModerateItem') && <Moderate item={name} visibility={visibility} called={title} />}<CiteLink kind="IDEA" source={name} title={title} /></>}>
      {concealed && <p className="fr-message fr-message--warning fr-mb-2w">{t(concealed)}{isHidden && <> <Link to={moderationUrl(space)}>{t(words.toWhy)}</Link></>}</p>}
      <Facts facts={[
        [feedbackWords.state, <IdeaState key="state" of={idea} />],
        [words.mergedInto, mergedInto && <IdeaLink key="into" name={mergedInto} />],
        [words.becameMeasure, measure && <MeasureLink key="measure" name={measure} />],
        [words.stateReason, stateReason && <span key="why" className="as-written">{stateReason}</span>],
        [words.signature, signature || t(words.unsigned)],
        [words.proposed, date(createTime)],
      ]} />
      <Prose text={text} />
      <Versions idea={idea} />
      {state !== State.MERGED && <Vote idea={idea} />}
      <Comments idea={name} />
    </ResourceFrame>
  );
}
