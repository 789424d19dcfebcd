// Where a juror reviews an application: first whether they are free of any tie to it, then the grid beside what was sent.
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { MARKING } from '@/cohort/api/addresses';
import { useCall } from '@/cohort/api/calls';
import { useTasks } from '@/cohort/api/jury';
import { ApplicationSheet } from '@/cohort/components/application_sheet';
import { markWords } from '@/cohort/words/jury';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { ReviewTask } from '@/gen/pepiniere/cohort/v1/review_pb';
import { keepDraft, keptDraft } from '@/kit/form/use_draft';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { FreeOfTies } from './free_of_ties';
import { MarkForm } from './mark_form';
import { isOpen, useTaskTitles } from './tasks';
import '@/cohort/components/applications.css';

export default function MarkPage() {
  const { t } = useWords();
  const { id = '', a = '' } = useParams();
  const call = useCall(`calls/${id}`);
  const tasks = useTasks(`calls/${id}`);
  const name = `calls/${id}/applications/${a}`;
  const missing = <Missing title={t(markWords.missing)} told={t(markWords.missingTold)} to={MARKING} way={t(markWords.title)} />;
  if (call.isError || tasks.isError) return missing;
  if (tasks.data && !tasks.data.some(({ application }) => application?.name === name)) return missing;
  return (
    <div className="fr-container fr-py-4w">
      {(!call.data || !tasks.data) && <PageTitle>{t(markWords.mark)}</PageTitle>}
      <Answer of={call} lines={8}>{(found) => <Answer of={tasks} lines={8}>{(all) => <Marking key={name} call={found} tasks={all} name={name} />}</Answer>}</Answer>
    </div>
  );
}

function Marking({ call, tasks, name }: { call: Call; tasks: readonly ReviewTask[]; name: string }) {
  const { t } = useWords();
  const place = tasks.findIndex(({ application }) => application?.name === name);
  const task = tasks[place]!;
  const application = task.application!;
  const titleOf = useTaskTitles(tasks);
  // Said once for this tab; who has begun has said so.
  const said = `${name}.sans-lien`;
  const [isFree, setFree] = useState(() => task.review !== undefined || keptDraft(said) === true);
  const others = [...tasks.slice(place + 1), ...tasks.slice(0, place)];
  const next = others.find(isOpen)?.application?.name;
  const isMasked = call.anonymousScreening && !call.screeningCloseTime;
  return (
    <>
      <Breadcrumb above={[{ to: MARKING, title: t(markWords.title) }]} here={titleOf(task)} />
      <PageTitle>{titleOf(task)}</PageTitle>
      <p>{call.title}</p>
      {isMasked && <p className="quiet">{t(markWords.anonymous)}</p>}
      {isFree ? (
        <div className="marking">
          <div><ApplicationSheet call={call} application={application} kept={isMasked ? 'screening' : undefined} /></div>
          <MarkForm call={call} task={task} next={next} />
        </div>
      ) : (
        <FreeOfTies call={call} application={application} onFree={() => {
          keepDraft(said, true);
          setFree(true);
        }} />
      )}
      {isFree && <FreeOfTies call={call} application={application} />}
    </>
  );
}
