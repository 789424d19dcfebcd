// All that the caller has to review, over all calls whose juror they are.
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { Link } from 'react-router-dom';
import { callUrl, markUrl } from '@/cohort/api/addresses';
import { useMyJuries } from '@/cohort/api/jury';
import { ReviewBadge } from '@/cohort/components/application_badges';
import { SignInFirst } from '@/kit/ui/sign_in_first';
import { ProgressLine } from '@/cohort/components/progress_line';
import { useMoments, useNow } from '@/cohort/components/use_moments';
import { useSeatTitles } from '@/cohort/components/use_seats';
import { REVIEW_STATES } from '@/cohort/words/application_enums';
import { applicationsWords } from '@/cohort/words/applications';
import { markWords } from '@/cohort/words/jury';
import { Call_State as CallState, type Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { Review_State as State, type ReviewTask } from '@/gen/pepiniere/cohort/v1/review_pb';
import { useIdentity } from '@/kit/api/session';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { PageTitle } from '@/kit/ui/page_title';
import { Problem } from '@/kit/ui/problem';
import { Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { isOpen, stateOf, useTaskTitles } from './tasks';
import '@/cohort/components/applications.css';

export default function JuriesPage() {
  const { t } = useWords();
  const { person } = useIdentity();
  const { juries, isPending, error, retry } = useMyJuries();
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle>{t(markWords.title)}</PageTitle>
      {error ? <Problem error={error} onRetry={retry} /> : isPending ? <Loading lines={8} />
        : !person ? <SignInFirst told={markWords.signIn} /> : juries.length === 0 && <p>{t(markWords.none)}</p>}
      {juries.map(({ call, tasks }) => <Jury key={call.name} call={call} tasks={tasks} />)}
    </div>
  );
}

function Jury({ call, tasks }: { call: Call; tasks: readonly ReviewTask[] }) {
  const { t } = useWords();
  const id = `jury-${call.name.slice(call.name.indexOf('/') + 1)}`;
  const open = tasks.filter(isOpen);
  const next = open[0]?.application;
  const figures = { done: tasks.length - open.length, asked: tasks.length, complete: tasks.filter(({ review }) => review?.complete).length };
  return (
    <section className="known-section" aria-labelledby={id}>
      <h2 className="fr-h4" id={id}><Link to={callUrl(call.name)}>{call.title}</Link></h2>
      <Until call={call} />
      {call.anonymousScreening && !call.screeningCloseTime && <p className="quiet">{t(markWords.anonymous)}</p>}
      {tasks.length === 0 ? <p>{t(call.state === CallState.CLOSED ? markWords.nothing : markWords.nothingYet)}</p> : (
        <>
          <ProgressLine label={t(markWords.progress, figures)} done={figures.done} asked={figures.asked}>
            {next ? <Link className="fr-btn fr-btn--sm" to={markUrl(next.name)}>{t(markWords.next)}</Link> : <strong>{t(markWords.allDone)}</strong>}
          </ProgressLine>
          {figures.done > figures.complete && <p className="quiet">{t(markWords.completeTold)}</p>}
          <Tasks call={call} tasks={tasks} />
        </>
      )}
    </section>
  );
}

function Until({ call: { reviewEndTime, timeZone } }: { call: Call }) {
  const { t } = useWords();
  const { at } = useMoments(timeZone);
  const now = useNow();
  if (!reviewEndTime) return null;
  return <p>{t(timestampMs(reviewEndTime) > now ? markWords.until : markWords.over, { moment: at(reviewEndTime) })}</p>;
}

function Tasks({ call, tasks }: { call: Call; tasks: readonly ReviewTask[] }) {
  const { t, date } = useWords();
  const titleOf = useTaskTitles(tasks);
  const seats = useSeatTitles(call);
  const choiceOf = ({ application }: ReviewTask) => (application?.choices[0] ? seats.titleOf(application.choices[0]) : t(applicationsWords.noChoice));
  const columns: Column<ReviewTask>[] = [
    { id: 'application', header: t(applicationsWords.here), isHeader: true, csv: titleOf, cell: (task) => <Link to={markUrl(task.application?.name ?? '')}>{titleOf(task)}</Link> },
    { id: 'choice', header: t(markWords.firstChoice), csv: choiceOf, cell: choiceOf },
    { id: 'state', header: t(markWords.state), csv: (task) => t(REVIEW_STATES[stateOf(task)]), cell: (task) => <ReviewBadge state={stateOf(task)} /> },
    { id: 'submitted', header: t(markWords.submitted), cell: ({ review }) => (review?.state === State.SUBMITTED ? date(review.submitTime) : '') },
  ];
  return <DataTable cards caption={call.title} noCaption exportedApart columns={columns} rows={tasks} rowKey={({ application }) => application?.name ?? ''} />;
}
