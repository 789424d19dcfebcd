// An assignment: whose, to what, from when to when with its renewals, and who pays; what its coaches may do with it.
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { challengeUrl, cohortUrl, peopleUrl, profileUrl } from '@/cohort/api/addresses';
import { useMay } from '@/cohort/api/caller';
import { useChallenge } from '@/cohort/api/challenges';
import { cohortMethods } from '@/cohort/api/clients';
import { useCohortTitle } from '@/cohort/api/cohorts';
import { useAssignment, useProfile } from '@/cohort/api/people';
import { History } from '@/cohort/components/history';
import { assignmentFormOf } from '@/cohort/components/people_forms';
import { useDays } from '@/cohort/components/use_days';
import { assignmentWords as words, peopleWords } from '@/cohort/words/people';
import type { Assignment } from '@/gen/pepiniere/cohort/v1/assignment_pb';
import { idOf } from '@/kit/api/names';
import { Deleted } from '@/kit/form/deleted';
import { Told } from '@/kit/form/told';
import { useChanged } from '@/kit/form/use_changed';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { Facts } from '@/kit/ui/facts';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { EditAssignment, EndAssignment, RemoveAssignment, RenewAssignment } from './assignment_dialogs';
import { Funding } from './funding';
import '@/cohort/components/cohort.css';

export default function AssignmentPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const assignment = useAssignment(`assignments/${id}`);
  if (isMissing(assignment)) return <Missing title={t(words.missing)} told={t(words.missingTold)} to="/moi" way={t(words.toMe)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!assignment.data && <PageTitle>{t(words.one)}</PageTitle>}
      <Answer of={assignment} lines={8}>{(found) => <Sheet key={found.name} assignment={found} />}</Answer>
    </div>
  );
}

function Sheet({ assignment }: { assignment: Assignment }) {
  const { t, date } = useWords();
  const { daysOf } = useDays();
  const { name, person, cohort, challenge, skill, startDate, endDate, probationEndDate, renewals, lastDate, actualEndDate, endReason, outsideCohortReason, deleteTime } = assignment;
  const may = useMay(name);
  const who = useProfile(person).data?.displayName ?? idOf(person);
  const challengeTitle = useChallenge(challenge).data?.title ?? idOf(challenge);
  const cohortTitle = useCohortTitle()(cohort);
  const changed = useChanged(assignmentFormOf(cohort), assignment);
  const [opened, open] = useState<'edit' | 'renew' | 'end' | 'remove'>();
  const [isSaved, setSaved] = useState(false);
  const close = () => open(undefined);
  const done = () => {
    setSaved(true);
    close();
  };
  const edits = may('UpdateAssignment') && !deleteTime;
  return (
    <>
      <Breadcrumb above={[{ to: cohortUrl(cohort), title: cohortTitle }, { to: peopleUrl(cohort), title: t(peopleWords.here) }]} here={who} />
      <PageTitle actions={edits ? (
        <>
          <button type="button" className="fr-btn fr-btn--sm" onClick={() => open('edit')}>{t(words.edit)}</button>
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => open('renew')}>{t(words.renew)}</button>
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => open('end')}>{t(words.end)}</button>
          {may('DeleteAssignment') && <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => open('remove')}>{t(words.remove)}</button>}
        </>
      ) : undefined}>{t(words.of, { name: who })}</PageTitle>
      <Told changed={changed} changedNow={words.changedNow} isSaved={isSaved} />
      <Deleted of={assignment} told={words.deleted} undelete={cohortMethods.undeleteAssignment} mayRestore={may('UndeleteAssignment')} />
      <Facts facts={[
        [words.person, <Link key="person" to={profileUrl(person)}>{who}</Link>],
        [words.cohort, <Link key="cohort" to={cohortUrl(cohort)}>{cohortTitle}</Link>],
        [words.challenge, challenge && <Link key="challenge" to={challengeUrl(challenge)}>{challengeTitle}</Link>],
        [words.skill, skill],
        [words.days, daysOf(startDate, endDate)],
        [words.probation, probationEndDate && date(probationEndDate)],
        [words.renewals, renewals.length > 0 && <ol key="renewals">{renewals.map((one, i) => <li key={i}>{daysOf(one.startDate, one.endDate)}</li>)}</ol>],
        [words.ended, actualEndDate && date(actualEndDate)],
        [words.endReason, endReason],
        [words.lastOfAll, lastDate && date(lastDate)],
        [words.outside, outsideCohortReason],
      ]} />
      <Funding of={assignment} />
      <History name={name} />
      {opened === 'edit' && <EditAssignment assignment={assignment} onDone={done} onClose={close} />}
      {opened === 'renew' && <RenewAssignment assignment={assignment} onDone={done} onClose={close} />}
      {opened === 'end' && <EndAssignment assignment={assignment} onDone={done} onClose={close} />}
      {opened === 'remove' && <RemoveAssignment assignment={assignment} onClose={close} />}
    </>
  );
}
