// Somebody who takes part in programmes: what is known of them, and what they are assigned to. Their own to correct.
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { cohortUrl } from '@/cohort/api/addresses';
import { useMay } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { useCohortTitle } from '@/cohort/api/cohorts';
import { useAssignmentsOf, useProfile } from '@/cohort/api/people';
import { AssignmentTable } from '@/cohort/components/assignment_table';
import { History } from '@/cohort/components/history';
import { profileForm } from '@/cohort/components/people_forms';
import { assignmentWords, peopleWords, profileWords as words } from '@/cohort/words/people';
import { readersOf } from '@/cohort/words/readers';
import type { Profile } from '@/gen/pepiniere/cohort/v1/profile_pb';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { EditDialog } from '@/kit/form/edit_dialog';
import { Told } from '@/kit/form/told';
import { useChanged } from '@/kit/form/use_changed';
import { Dialog } from '@/kit/ui/dialog';
import { Facts } from '@/kit/ui/facts';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer, Loading } from '@/kit/ui/states';
import { Uri } from '@/kit/ui/uri';
import { useWords } from '@/kit/words/use_words';
import '@/cohort/components/cohort.css';

const MarkdownText = lazy(() => import('@/kit/ui/markdown'));

export default function ProfilePage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const profile = useProfile(`people/${id}`);
  if (isMissing(profile)) return <Missing title={t(words.missing)} told={t(words.missingTold)} to="/moi" way={t(words.toMe)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!profile.data && <PageTitle>{t(words.one)}</PageTitle>}
      <Answer of={profile} lines={8}>{(found) => <Sheet key={found.name} profile={found} />}</Answer>
    </div>
  );
}

function Sheet({ profile }: { profile: Profile }) {
  const { t } = useWords();
  const { name, displayName, job, skills, description, websiteUri, linkedinUri, codeUri, part, allCohorts, assigned, alumnus, deleteTime } = profile;
  const may = useMay(name);
  const cohortTitle = useCohortTitle();
  const assignments = useAssignmentsOf(name);
  const changed = useChanged(profileForm, profile);
  const [isOpen, open] = useState(false);
  const [isSaved, setSaved] = useState(false);
  return (
    <>
      <PageTitle actions={may('UpdateProfile') && !deleteTime ? <button type="button" className="fr-btn fr-btn--sm" onClick={() => open(true)}>{t(words.edit)}</button> : undefined}>{displayName}</PageTitle>
      <Told changed={changed} changedNow={words.changedNow} isSaved={isSaved} />
      <Facts facts={[
        [peopleWords.job, job],
        [peopleWords.skills, skills.join(', ')],
        [words.part, part],
        [peopleWords.cohort, allCohorts.length > 0 && <ul key="cohorts" className="values">{allCohorts.map((cohort) => <li key={cohort}><Link to={cohortUrl(cohort)}>{cohortTitle(cohort)}</Link></li>)}</ul>],
        [peopleWords.state, t(assigned ? peopleWords.assigned : alumnus ? words.alumnusTold : peopleWords.notAssigned)],
        [words.website, websiteUri && <Uri key="site" uri={websiteUri} />],
        [words.linkedin, linkedinUri && <Uri key="linkedin" uri={linkedinUri} />],
        [words.code, codeUri && <Uri key="code" uri={codeUri} />],
      ]} />
      {description.trim() && (
        <section className="known-section" aria-labelledby="presentation">
          <h2 className="fr-h4" id="presentation">{t(words.description)}</h2>
          <Suspense fallback={<Loading />}><MarkdownText text={description} /></Suspense>
        </section>
      )}
      <section className="known-section" aria-labelledby="affectations">
        <h2 className="fr-h4" id="affectations">{t(assignmentWords.title)}</h2>
        <AssignmentTable assignments={assignments.data} whoOf={({ cohort }) => cohortTitle(cohort)} header={t(assignmentWords.cohort)} challenges={undefined} error={assignments.error} onRetry={() => void assignments.refetch()} empty={t(assignmentWords.none)} />
      </section>
      <History name={name} />
      {isOpen && <Edit profile={profile} onDone={() => (setSaved(true), open(false))} onClose={() => open(false)} />}
    </>
  );
}

function Edit({ profile, onDone, onClose }: { profile: Profile; onDone: () => void; onClose: () => void }) {
  const { t } = useWords();
  const { name, displayName } = profile;
  const { mutateAsync: update } = useWrite(cohortMethods.updateProfile);
  return (
    <Dialog title={t(words.editThis, { name: displayName })} onClose={onClose} wide>
      <EditDialog id={`${name}.fiche`} form={profileForm} writes={readersOf('UpdateProfile')} words={words} prefix="profile" current={profile} read={() => call(cohortMethods.getProfile, { name })}
        check={({ paths, fields, etag }) => call(cohortMethods.updateProfile, { profile: { ...fields, name, etag }, updateMask: { paths }, validateOnly: true })}
        send={({ paths, fields, etag }) => update({ profile: { ...fields, name, etag }, updateMask: { paths } })} onSaved={onDone} onCancel={onClose} />
    </Dialog>
  );
}
