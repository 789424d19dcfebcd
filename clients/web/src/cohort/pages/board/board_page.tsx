// The jury of a call, for those who lead it: who judges, who is recused, how far reviews are, and until when they are taken.
import { useParams } from 'react-router-dom';
import { CALLS, callUrl } from '@/cohort/api/addresses';
import { useCall } from '@/cohort/api/calls';
import { CallWays } from '@/cohort/components/call_ways';
import { ForWhom } from '@/cohort/components/for_whom';
import { callWords } from '@/cohort/words/calls';
import { juryWords as words } from '@/cohort/words/jury';
import { Call_State as State, type Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { Conflicts } from './conflicts';
import { Jurors } from './jurors';
import { Progress } from './progress';
import { Reviewing } from './reviewing';
import '@/cohort/components/applications.css';

export default function BoardPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const call = useCall(`calls/${id}`);
  if (isMissing(call)) return <Missing title={t(callWords.missing)} told={t(callWords.missingTold)} to={CALLS} way={t(callWords.toList)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!call.data && <PageTitle>{t(words.here)}</PageTitle>}
      <Answer of={call} lines={8}>{(found) => <Board key={found.name} call={found} />}</Answer>
    </div>
  );
}

function Board({ call }: { call: Call }) {
  const { t } = useWords();
  const { name, title, state } = call;
  const isClosed = state === State.CLOSED;
  return (
    <>
      <Breadcrumb above={[{ to: CALLS, title: t(callWords.title) }, { to: callUrl(name), title }]} here={t(words.here)} />
      <PageTitle>{t(words.title, { title })}</PageTitle>
      <CallWays call={name} />
      <ForWhom about={name} needs="CreateJuror" otherwise={words.notYours}>
        <Reviewing call={call} />
        <Progress call={call} />
        <Jurors call={call} />
        {isClosed ? <Conflicts call={call} /> : <p className="quiet">{t(words.conflictsSealed)}</p>}
      </ForWhom>
    </>
  );
}
