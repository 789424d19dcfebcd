// A page about a call, below that of the call itself: for those who may, once the call has closed.
import { timestampMs } from '@bufbuild/protobuf/wkt';
import type { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import { CALLS, callUrl } from '@/cohort/api/addresses';
import { useCall } from '@/cohort/api/calls';
import { useMay } from '@/cohort/api/caller';
import { callWords } from '@/cohort/words/calls';
import { runWords } from '@/cohort/words/runs';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer } from '@/kit/ui/states';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { CallWays } from './call_ways';
import { ForWhom } from './for_whom';
import { useMoments, useNow } from './use_moments';
import './cohort.css';
import './applications.css';

interface CallPartProps {
  // Says the call at {title}.
  title: Text;
  // Short, of the page alone.
  here: Text;
  // What it is one of: the list that it is reached from.
  above?: (call: string) => { to: string; title: Text };
  // The method that the page is for.
  needs: string;
  actions?: (call: Call) => ReactNode;
  children: (call: Call) => ReactNode;
}

export function CallPart({ title, here, above, needs, actions, children }: CallPartProps) {
  const { t } = useWords();
  const { id = '' } = useParams();
  const call = useCall(`calls/${id}`);
  if (isMissing(call)) return <Missing title={t(callWords.missing)} told={t(callWords.missingTold)} to={CALLS} way={t(callWords.toList)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!call.data && <PageTitle>{t(here)}</PageTitle>}
      <Answer of={call} lines={8}>{(found) => <Part key={found.name} call={found} title={title} here={here} above={above} needs={needs} actions={actions}>{children}</Part>}</Answer>
    </div>
  );
}

function Part({ call, title, here, above, needs, actions, children }: CallPartProps & { call: Call }) {
  const { t } = useWords();
  const { name, closeTime, timeZone } = call;
  const may = useMay(name);
  const { at } = useMoments(timeZone);
  const now = useNow();
  const list = above?.(name);
  const isSealed = !closeTime || timestampMs(closeTime) > now;
  const isThere = may(needs) && !isSealed;
  return (
    <>
      <Breadcrumb above={[{ to: CALLS, title: t(callWords.title) }, { to: callUrl(name), title: call.title }, ...(list ? [{ to: list.to, title: t(list.title) }] : [])]} here={t(here)} />
      <PageTitle actions={isThere ? actions?.(call) : undefined}>{t(title, { title: call.title })}</PageTitle>
      <CallWays call={name} />
      <ForWhom about={name} needs={needs} otherwise={runWords.notYours}>
        {isSealed ? <p className="fr-message fr-message--info">{t(runWords.sealed, { moment: closeTime ? at(closeTime) : t(callWords.notSaid) })}</p> : children(call)}
      </ForWhom>
    </>
  );
}
