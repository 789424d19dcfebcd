// How far the reviews of a call are, in all and by application. Whoever is recused is in none of the figures.
import { Link } from 'react-router-dom';
import { applicationUrl } from '@/cohort/api/addresses';
import { useApplications } from '@/cohort/api/applications';
import { reviewedIn, useProgress, useSubmitted } from '@/cohort/api/jury';
import { useNames } from '@/access/feature';
import { ProgressLine } from '@/cohort/components/progress_line';
import { juryWords as words, markWords } from '@/cohort/words/jury';
import { Call_State as State, type Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { JuryProgress, JuryProgress_OfApplication as OfApplication, Review } from '@/gen/pepiniere/cohort/v1/review_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';

export function Progress({ call }: { call: Call }) {
  const { t } = useWords();
  const progress = useProgress(call.name);
  return (
    <section className="known-section" aria-labelledby="avancement">
      <h2 className="fr-h4" id="avancement">{t(words.progress)}</h2>
      <Answer of={progress}>{(told) => <Told call={call} progress={told} />}</Answer>
    </section>
  );
}

function Told({ call, progress: { figures, applications } }: { call: Call; progress: JuryProgress }) {
  const { t } = useWords();
  const submitted = useSubmitted(call.name);
  if (!figures) return <p>{t(words.noProgress)}</p>;
  const { done, asked } = figures;
  return (
    <>
      <ProgressLine label={t(words.ofAll, { done, asked })} done={done} asked={asked} />
      {submitted && <p>{t(words.submittedOfAll, { n: submitted.length, asked })} {submitted.length > done && t(markWords.completeTold)}</p>}
      <p className="quiet">{t(words.progressTold)} {call.minimumCompleteReviews > 0 && t(words.minimum, { n: call.minimumCompleteReviews })}</p>
      {applications.length > 0 && <ByApplication call={call} applications={applications} submitted={submitted} />}
    </>
  );
}

function ByApplication({ call, applications, submitted }: { call: Call; applications: readonly OfApplication[]; submitted: readonly Review[] | undefined }) {
  const { t, number } = useWords();
  const known = useApplications(call.name, '', call.state === State.CLOSED).data ?? [];
  const applicantOf = (application: string) => known.find(({ name }) => name === application)?.applicant ?? application;
  const nameOf = useNames(known.map(({ applicant }) => applicant));
  const figuresOf = ({ figures }: OfApplication) => (figures ? t(words.doneOf, { done: figures.done, asked: figures.asked }) : t(words.notAsked));
  const columns: Column<OfApplication>[] = [
    { id: 'application', header: t(words.application), isHeader: true, csv: ({ application }) => nameOf(applicantOf(application)),
      cell: ({ application }) => <Link to={applicationUrl(application)}>{nameOf(applicantOf(application))}</Link> },
    { id: 'done', header: t(words.done), cell: figuresOf },
    ...(submitted ? [{ id: 'submitted', header: t(words.submitted), numeric: true, cell: ({ application }: OfApplication) => number(submitted.filter(({ name }) => reviewedIn(name) === application).length) }] : []),
  ];
  return <DataTable caption={t(words.byApplication)} columns={columns} rows={applications} rowKey={({ application }) => application} />;
}
