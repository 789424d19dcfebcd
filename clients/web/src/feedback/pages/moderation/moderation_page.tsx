// Moderation of a space: what is about the caller, what waits for whoever moderates, and the public log.
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { SPACES, spaceUrl } from '@/feedback/api/addresses';
import { useMayBelow } from '@/feedback/api/caller';
import { useSpace } from '@/feedback/api/spaces';
import { moderationWords as words } from '@/feedback/words/moderation';
import { spaceWords } from '@/feedback/words/spaces';
import type { Space } from '@/gen/pepiniere/feedback/v1/space_pb';
import { useIdentity } from '@/kit/api/session';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { OnePage } from '@/kit/ui/one_page';
import { PageTitle } from '@/kit/ui/page_title';
import { Problem } from '@/kit/ui/problem';
import { Section } from '@/kit/ui/section';
import { Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { Appeals } from './appeals';
import { useConcealed } from './concealed';
import { Log } from './log';
import { OwnItems } from './own_items';
import { Queue } from './queue';
import '@/feedback/components/feedback.css';

export default function ModerationPage() {
  const { id = '' } = useParams();
  const space = useSpace(`spaces/${id}`);
  return <OnePage of={space} one={words.here} missing={spaceWords.missing} to={SPACES} way={spaceWords.toList}>{(found) => <Sheet key={found.name} space={found} />}</OnePage>;
}

function Sheet({ space: { name, title } }: { space: Space }) {
  const { t } = useWords();
  const { person } = useIdentity();
  return (
    <>
      <Breadcrumb above={[{ to: SPACES, title: t(spaceWords.title) }, { to: spaceUrl(name), title }]} here={t(words.here)} />
      <PageTitle>{t(words.title, { title })}</PageTitle>
      <p>{t(words.intro)}</p>
      {person && <ForCaller space={name} person={person} />}
      <Section id="registre" title={words.log}><Log space={name} /></Section>
    </>
  );
}

function ForCaller({ space, person }: { space: string; person: string }) {
  const { t } = useWords();
  const mayIdeas = useMayBelow(space, 'ideas');
  const mayRulings = useMayBelow(space, 'moderationActions');
  const { items, error, retry } = useConcealed(space, true);
  const [isDone, setDone] = useState(false);
  const done = () => setDone(true);
  if (!items) return error ? <Problem error={error} onRetry={retry} /> : <Loading />;
  return (
    <>
      <div role="status">{isDone && <p className="fr-message fr-message--valid fr-mb-2w">{t(words.done)}</p>}</div>
      <Section id="mien" title={words.mine} told={words.mineTold}><OwnItems space={space} items={items.filter(({ author }) => author === person)} /></Section>
      {mayIdeas('ModerateItem') && <Section id="file" title={words.queue} told={words.queueTold}><Queue items={items.filter(({ isWaiting }) => isWaiting)} person={person} onDone={done} /></Section>}
      {mayRulings('DecideAppeal') && <Section id="recours" title={words.appeals} told={words.appealsTold}><Appeals space={space} person={person} onDone={done} /></Section>}
    </>
  );
}
