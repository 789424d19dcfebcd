// A space: what it is for and who does what there, and its ideas, the newest first.
import { Link, useParams } from 'react-router-dom';
import { moderationUrl, SPACES } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { ideaFilter, useIdeas, useSpace } from '@/feedback/api/spaces';
import { IdeaCards } from '@/feedback/components/idea_cards';
import { TYPED_CHECKS, useTypedField } from '@/feedback/components/programme_filter';
import { SPACE_KIND } from '@/feedback/components/space_kind';
import { useVoteWindow } from '@/feedback/components/vote_window';
import { IDEA_STATES, ideaWords } from '@/feedback/words/ideas';
import { CIRCLES, MODERATIONS, SPACE_KINDS, spaceWords as words } from '@/feedback/words/spaces';
import { feedbackWords } from '@/feedback/words/words';
import { Idea_State as State } from '@/gen/pepiniere/feedback/v1/idea_pb';
import type { Space } from '@/gen/pepiniere/feedback/v1/space_pb';
import { ResourceFrame } from '@/kit/form/resource_frame';
import { Facts } from '@/kit/ui/facts';
import { FilterBar } from '@/kit/ui/filter_bar';
import { More } from '@/kit/ui/more';
import { OnePage } from '@/kit/ui/one_page';
import { Problem } from '@/kit/ui/problem';
import { Prose } from '@/kit/ui/prose';
import { Section } from '@/kit/ui/section';
import { among, soundly } from '@/kit/ui/sound_address';
import { Empty, Loading } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';
import { Propose } from './propose';

const SHOWN = [State.OPEN, State.UNDER_STUDY, State.BECOMES_MEASURE, State.DONE, State.DECLINED, State.MERGED];

export default soundly({ ...TYPED_CHECKS, etat: among(SHOWN.map((state) => State[state])) }, SpacePage);

function SpacePage() {
  const { id = '' } = useParams();
  const space = useSpace(`spaces/${id}`);
  return <OnePage of={space} one={words.one} missing={words.missing} to={SPACES} way={words.toList}>{(found) => <Sheet key={found.name} space={found} />}</OnePage>;
}

function Sheet({ space }: { space: Space }) {
  const { t } = useWords();
  const { name, description, kind, readers, proposers, commenters, voters, moderation, deleteTime } = space;
  const may = useMay(name);
  const windowOf = useVoteWindow();
  return (
    <ResourceFrame kind={SPACE_KIND} row={space} above={[{ to: SPACES, title: t(words.title) }]} after={SPACES}
      mayEdit={may('UpdateSpace')} mayDelete={may('DeleteSpace')} mayRestore={may('UndeleteSpace')}
      actions={!deleteTime && <Link className="fr-btn fr-btn--sm fr-btn--secondary" to={moderationUrl(name)}>{t(words.toModeration)}</Link>}>
      <Facts facts={[
        [words.kind, t(SPACE_KINDS[kind])],
        [words.readers, t(CIRCLES[readers])],
        [words.proposers, t(CIRCLES[proposers])],
        [words.commenters, t(CIRCLES[commenters])],
        [words.voters, t(CIRCLES[voters])],
        [words.votes, windowOf(space)],
        [words.moderation, t(MODERATIONS[moderation])],
      ]} />
      <Prose text={description} />
      {!deleteTime && <Ideas space={name} />}
    </ResourceFrame>
  );
}

function Ideas({ space }: { space: string }) {
  const { t } = useWords();
  const { get } = useUrlState();
  const filter = ideaFilter(get);
  const found = useIdeas(space, filter);
  const fields = [useTypedField(), { param: 'etat', type: 'select' as const, label: t(feedbackWords.state), options: SHOWN.map((state) => ({ value: State[state], label: t(IDEA_STATES[state]) })) }];
  const ideas = found.data?.pages.flatMap((page) => page.ideas);
  return (
    <Section id="idees" title={ideaWords.all}>
      <Propose space={space} />
      <FilterBar fields={fields} />
      {found.error && <Problem error={found.error} onRetry={() => void found.refetch()} />}
      {!ideas ? !found.error && <Loading lines={8} /> : ideas.length === 0 ? <Empty><p>{t(filter ? ideaWords.noneSuch : ideaWords.none)}</p></Empty> : <IdeaCards ideas={ideas} />}
      <More found={found} of={t(ideaWords.all)} />
    </Section>
  );
}
