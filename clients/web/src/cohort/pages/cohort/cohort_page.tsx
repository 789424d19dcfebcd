// A cohort: its days, its state, how many it takes, what brings its people together, its calls, its challenges and what became of
// them.
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { calendarUrl, figuresUrl, moodsUrl, peopleUrl, PROGRAMMES, programmeOf, programmeUrl } from '@/cohort/api/addresses';
import { useAccess, useMay } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { AddCall } from '@/cohort/components/call_dialogs';
import { AddChallenge } from '@/cohort/components/challenge_dialogs';
import { ClaimsOfCohort } from '@/cohort/components/claims';
import { DeleteCohort, EditCohort } from '@/cohort/components/cohort_dialogs';
import { cohortForm } from '@/cohort/components/cohort_form';
import { History } from '@/cohort/components/history';
import { Prose } from '@/cohort/components/prose';
import { StateBadge } from '@/cohort/components/state_badge';
import { useDays } from '@/cohort/components/use_days';
import { calendarWords } from '@/cohort/words/calendar';
import { callWords } from '@/cohort/words/calls';
import { challengeWords } from '@/cohort/words/challenges';
import { sessionKind } from '@/cohort/words/enums';
import { figuresWords, moodWords, peopleWords } from '@/cohort/words/people';
import { cohortWords, programmeWords } from '@/cohort/words/words';
import { CohortConstraints } from '@/feedback/feature';
import type { Cohort, Session } from '@/gen/pepiniere/cohort/v1/cohort_pb';
import { query } from '@/kit/api/query';
import { Deleted } from '@/kit/form/deleted';
import { DELETED_CHECKS, JustDeleted } from '@/kit/form/deletion';
import { Told } from '@/kit/form/told';
import { useChanged } from '@/kit/form/use_changed';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { Facts } from '@/kit/ui/facts';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { soundly } from '@/kit/ui/sound_address';
import { Answer, Empty } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { CallsOf } from './calls';
import { CHALLENGE_CHECKS, Challenges } from './challenges';
import { SEQUEL_CHECKS, Sequels } from './sequels';
import '@/cohort/components/cohort.css';

export default soundly({ ...DELETED_CHECKS, ...CHALLENGE_CHECKS, ...SEQUEL_CHECKS }, CohortPage);

function CohortPage() {
  const { t } = useWords();
  const { id = '', c = '' } = useParams();
  const programme = `programmes/${id}`;
  const cohort = useQuery(query(cohortMethods.getCohort, { name: `${programme}/cohorts/${c}` }));
  if (isMissing(cohort)) return <Missing title={t(cohortWords.missing)} told={t(cohortWords.missingTold)} to={programmeUrl(programme)} way={t(cohortWords.toProgramme)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!cohort.data && <PageTitle>{t(cohortWords.one)}</PageTitle>}
      <Answer of={cohort} lines={8}>{(found) => <Sheet key={found.name} cohort={found} />}</Answer>
    </div>
  );
}

function Sheet({ cohort }: { cohort: Cohort }) {
  const { t } = useWords();
  const { daysOf } = useDays();
  const { name, title, startDate, endDate, capacity, description, deleteTime } = cohort;
  const programme = programmeOf(name);
  const above = useQuery(query(cohortMethods.getProgramme, { name: programme })).data?.title ?? programme.slice(programme.indexOf('/') + 1);
  const { runs, restores, addsChallenges, addsCalls } = useAccess(programme);
  const [dialog, open] = useState<'edit' | 'delete' | 'challenge' | 'call'>();
  const [isSaved, setSaved] = useState(false);
  const changed = useChanged(cohortForm, cohort);
  const close = () => open(undefined);
  const edits = runs && !deleteTime;
  return (
    <>
      <Breadcrumb above={[{ to: PROGRAMMES, title: t(programmeWords.title) }, { to: programmeUrl(programme), title: above }]} here={title} />
      <PageTitle actions={
        <>
          {edits && <button type="button" className="fr-btn fr-btn--sm" onClick={() => open('edit')}>{t(cohortWords.edit)}</button>}
          {edits && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => open('delete')}>{t(cohortWords.remove)}</button>}
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => window.print()}>{t(common.print)}</button>
        </>
      }>{`${above} – ${title}`}</PageTitle>
      <Told changed={changed} changedNow={cohortWords.changedNow} isSaved={isSaved} />
      <Deleted of={cohort} told={cohortWords.deleted} undelete={cohortMethods.undeleteCohort} mayRestore={restores} />
      <Facts facts={[
        [cohortWords.days, daysOf(startDate, endDate)],
        [cohortWords.state, !deleteTime && <StateBadge key="state" state={cohort.state} />],
        [cohortWords.capacity, capacity !== undefined && t(cohortWords.people, { n: capacity })],
      ]} />
      <Ways cohort={name} />
      <Prose text={description} />
      <JustDeleted undelete={cohortMethods.undeleteChallenge} />
      <Challenges cohort={name} mayRestore={restores}>
        {addsChallenges && !deleteTime && (
          <button type="button" className="fr-btn fr-btn--sm fr-icon-add-line fr-btn--icon-left no-print" onClick={() => open('challenge')}>{t(challengeWords.add)}</button>
        )}
      </Challenges>
      <Sequels cohort={name} />
      <ClaimsOfCohort cohort={cohort} />
      <CallsOf cohort={name}>
        {addsCalls && !deleteTime && (
          <button type="button" className="fr-btn fr-btn--sm fr-icon-add-line fr-btn--icon-left no-print" onClick={() => open('call')}>{t(callWords.add)}</button>
        )}
      </CallsOf>
      <Sessions sessions={cohort.sessions} />
      {!deleteTime && <Suspense fallback={null}><CohortConstraints cohort={name} /></Suspense>}
      <History name={name} />
      {dialog === 'challenge' && <AddChallenge cohort={name} onClose={close} />}
      {dialog === 'call' && <AddCall cohort={name} onClose={close} />}
      {dialog === 'edit' && <EditCohort cohort={cohort} mayRestore={restores} onClose={close} onDone={() => (setSaved(true), close())} />}
      {dialog === 'delete' && <DeleteCohort cohort={cohort} onClose={close} />}
    </>
  );
}

// To its calendar, its figures, its people and what they write, for those who may read these.
function Ways({ cohort }: { cohort: string }) {
  const { t } = useWords();
  const may = useMay(cohort);
  return (
    <nav className="no-print fr-mb-3w" aria-label={t(peopleWords.ways)}>
      <ul className="values">
        <li><Link className="fr-link" to={calendarUrl(cohort)}>{t(calendarWords.here)}</Link></li>
        <li><Link className="fr-link" to={figuresUrl(cohort)}>{t(figuresWords.here)}</Link></li>
        {may('CreateAssignment') && <li><Link className="fr-link" to={peopleUrl(cohort)}>{t(peopleWords.here)}</Link></li>}
        {may('ListMoodFigures') && <li><Link className="fr-link" to={moodsUrl(cohort)}>{t(moodWords.here)}</Link></li>}
      </ul>
    </nav>
  );
}

const firstDay = ({ startDate }: Session) => (startDate ? isoOf(startDate) : '');

function Sessions({ sessions }: { sessions: readonly Session[] }) {
  const { t } = useWords();
  const { dayOf } = useDays();
  const inOrder = [...sessions].sort((a, b) => firstDay(a).localeCompare(firstDay(b)));
  return (
    <section className="known-section" aria-labelledby="rendez-vous">
      <h2 className="fr-h4" id="rendez-vous">{t(cohortWords.sessions)}</h2>
      {inOrder.length === 0 && <Empty><p>{t(cohortWords.noSessions)}</p></Empty>}
      <ol className="sessions">
        {inOrder.map(({ kind, title, startDate, endDate, place }, i) => (
          <li key={i}>
            <p className="sessions__day">{dayOf(startDate, endDate)}</p>
            <p><strong>{t(sessionKind(kind))}</strong>{title && ` – ${title}`}{place && `, ${place}`}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
