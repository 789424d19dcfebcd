// A challenge: what it is, where and with whom it is worked on, and what became of it.
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { cohortUrl, PROGRAMMES, programmeOf, programmeUrl } from '@/cohort/api/addresses';
import { useMay } from '@/cohort/api/caller';
import { isStuck, useChallenge } from '@/cohort/api/challenges';
import { cohortMethods } from '@/cohort/api/clients';
import { useCohortTitle } from '@/cohort/api/cohorts';
import { ChallengeBadge } from '@/cohort/components/badges';
import { DeleteChallenge, EditChallenge, MoveChallenge } from '@/cohort/components/challenge_dialogs';
import { challengeForm } from '@/cohort/components/challenge_form';
import { History } from '@/cohort/components/history';
import { Prose } from '@/cohort/components/prose';
import { challengeWords } from '@/cohort/words/challenges';
import { PARTS, PROJECT_STATES } from '@/cohort/words/enums';
import { programmeWords } from '@/cohort/words/words';
import { Challenge_State as State, type Challenge, type Supporter } from '@/gen/pepiniere/cohort/v1/challenge_pb';
import { useWrite } from '@/kit/api/write';
import { Deleted } from '@/kit/form/deleted';
import { Told } from '@/kit/form/told';
import { useChanged } from '@/kit/form/use_changed';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { Facts } from '@/kit/ui/facts';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Problem } from '@/kit/ui/problem';
import { Answer } from '@/kit/ui/states';
import { Uri } from '@/kit/ui/uri';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { OrganisationLink, ProjectLink } from '@/portfolio/feature';
import { Outcomes } from './outcomes';
import '@/cohort/components/cohort.css';

export default function ChallengePage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const challenge = useChallenge(`challenges/${id}`);
  if (isMissing(challenge)) return <Missing title={t(challengeWords.missing)} told={t(challengeWords.missingTold)} to={PROGRAMMES} way={t(programmeWords.toList)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!challenge.data && <PageTitle>{t(challengeWords.one)}</PageTitle>}
      <Answer of={challenge} lines={8}>{(found) => <Sheet key={found.name} challenge={found} />}</Answer>
    </div>
  );
}

function Sheet({ challenge }: { challenge: Challenge }) {
  const { t, date } = useWords();
  const titleOf = useCohortTitle();
  const { name, title, description, cohorts, host, administrativeHost, hostText, supporters, themes, skills, place, project, projectState, projectProblem, state, wasSelected, selectTime, websiteUri, imageUri, deleteTime } = challenge;
  const may = useMay(name);
  const [dialog, open] = useState<'edit' | 'delete' | 'select' | 'withdraw'>();
  const [isSaved, setSaved] = useState(false);
  const changed = useChanged(challengeForm, challenge);
  const close = () => open(undefined);
  const edits = may('UpdateChallenge') && !deleteTime;
  const programme = programmeOf(cohorts[0] ?? '');
  return (
    <>
      <Breadcrumb above={[{ to: PROGRAMMES, title: t(programmeWords.title) }, ...(cohorts[0] ? [{ to: cohortUrl(cohorts[0]), title: titleOf(cohorts[0]) }] : [{ to: programmeUrl(programme), title: programme }])]} here={title} />
      <PageTitle actions={
        <>
          {edits && <button type="button" className="fr-btn fr-btn--sm" onClick={() => open('edit')}>{t(challengeWords.edit)}</button>}
          {edits && state !== State.SELECTED && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => open('select')}>{t(challengeWords.select)}</button>}
          {edits && state !== State.WITHDRAWN && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => open('withdraw')}>{t(challengeWords.withdraw)}</button>}
          {edits && may('DeleteChallenge') && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => open('delete')}>{t(challengeWords.remove)}</button>}
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => window.print()}>{t(common.print)}</button>
        </>
      }>{title}</PageTitle>
      <Told changed={changed} changedNow={challengeWords.changedNow} isSaved={isSaved} />
      <Deleted of={challenge} told={challengeWords.deleted} undelete={cohortMethods.undeleteChallenge} mayRestore={may('UndeleteChallenge')} />
      {!wasSelected && <p className="fr-message fr-message--info">{t(challengeWords.concealed)}</p>}
      {state === State.WITHDRAWN && <p className="fr-message fr-message--warning">{t(challengeWords.withdrawnTold)}</p>}
      <Facts facts={[
        [challengeWords.host, host ? <OrganisationLink name={host} /> : hostText],
        [challengeWords.administrativeHost, administrativeHost && <OrganisationLink name={administrativeHost} />],
        [challengeWords.cohorts, <ul key="cohorts" className="values">{cohorts.map((one) => <li key={one}><Link to={cohortUrl(one)}>{titleOf(one)}</Link></li>)}</ul>],
        [challengeWords.state, !deleteTime && <ChallengeBadge key="state" state={state} />],
        [challengeWords.selected, wasSelected && (selectTime ? date(selectTime) : <span key="selected" className="quiet">{t(challengeWords.selectedUnknown)}</span>)],
        [challengeWords.themes, themes.join(', ')],
        [challengeWords.skills, skills.join(', ')],
        [challengeWords.place, place],
        [challengeWords.project, project && <ProjectLink name={project} />],
        [challengeWords.projectState, may('UpdateChallenge') && PROJECT_STATES[projectState] && <ProjectStanding key="standing" challenge={challenge} mayRetry={edits} />],
        [challengeWords.projectProblem, projectProblem],
        [challengeWords.site, websiteUri && <Uri uri={websiteUri} />],
        [challengeWords.image, imageUri && <Uri uri={imageUri} />],
      ]} />
      <Prose text={description} />
      <Supporters all={supporters} />
      <Outcomes challenge={challenge} />
      <History name={name} />
      {dialog === 'edit' && <EditChallenge challenge={challenge} mayRestore={may('UndeleteChallenge')} onClose={close} onDone={() => (setSaved(true), close())} />}
      {dialog === 'delete' && <DeleteChallenge challenge={challenge} onClose={close} />}
      {(dialog === 'select' || dialog === 'withdraw') && <MoveChallenge challenge={challenge} move={dialog} onClose={close} />}
    </>
  );
}

// Why it has no project, or not yet; where nobody tries again by themselves, who may ask for it.
function ProjectStanding({ challenge, mayRetry }: { challenge: Challenge; mayRetry: boolean }) {
  const { t } = useWords();
  const { name, etag, project, projectState } = challenge;
  const { mutate: update, isPending, error } = useWrite(cohortMethods.updateChallenge);
  return (
    <>
      {t(PROJECT_STATES[projectState] ?? challengeWords.projectState)}{' '}
      {mayRetry && isStuck(challenge) && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary no-print" disabled={isPending} onClick={() => update({ challenge: { name, etag, project }, updateMask: { paths: ['project'] } })}>{t(challengeWords.retry)}</button>
      )}
      {error && <Problem error={error} />}
    </>
  );
}

function Supporters({ all }: { all: readonly Supporter[] }) {
  const { t, colon } = useWords();
  if (all.length === 0) return null;
  return (
    <section className="known-section" aria-labelledby="mentors">
      <h2 className="fr-h4" id="mentors">{t(challengeWords.supporters)}</h2>
      <ul>{all.map(({ part, displayName }, i) => <li key={i}>{t(PARTS[part])}{colon}<strong>{displayName}</strong></li>)}</ul>
    </section>
  );
}
