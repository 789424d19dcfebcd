// A cohort: its days, its state, how many it takes, and what brings its people together, in the order of the days.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { PROGRAMMES, programmeOf, programmeUrl } from '@/cohort/api/addresses';
import { useAccess } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { DeleteCohort, EditCohort } from '@/cohort/components/cohort_dialogs';
import { cohortForm } from '@/cohort/components/cohort_form';
import { Prose } from '@/cohort/components/prose';
import { StateBadge } from '@/cohort/components/state_badge';
import { useDays } from '@/cohort/components/use_days';
import { sessionKind } from '@/cohort/words/enums';
import { cohortWords, programmeWords } from '@/cohort/words/words';
import type { Cohort, Session } from '@/gen/pepiniere/cohort/v1/cohort_pb';
import { query } from '@/kit/api/query';
import { Deleted } from '@/kit/form/deleted';
import { Told } from '@/kit/form/told';
import { useChanged } from '@/kit/form/use_changed';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { Facts } from '@/kit/ui/facts';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer, Empty } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import '@/cohort/components/cohort.css';

export default function CohortPage() {
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
  const { name, title, startDate, endDate, capacity, state, description, deleteTime } = cohort;
  const programme = programmeOf(name);
  const above = useQuery(query(cohortMethods.getProgramme, { name: programme })).data?.title ?? programme.slice(programme.indexOf('/') + 1);
  const { runs, restores } = useAccess(programme);
  const [dialog, open] = useState<'edit' | 'delete'>();
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
        [cohortWords.state, !deleteTime && <StateBadge key="state" state={state} />],
        [cohortWords.capacity, capacity !== undefined && t(cohortWords.people, { n: capacity })],
      ]} />
      <Prose text={description} />
      <Sessions sessions={cohort.sessions} />
      {dialog === 'edit' && <EditCohort cohort={cohort} mayRestore={restores} onClose={close} onDone={() => (setSaved(true), close())} />}
      {dialog === 'delete' && <DeleteCohort cohort={cohort} onClose={close} />}
    </>
  );
}

const firstDay = ({ startDate }: Session) => (startDate ? isoOf(startDate) : '');

function Sessions({ sessions }: { sessions: readonly Session[] }) {
  const { t } = useWords();
  const { dayOf } = useDays();
  const inOrder = [...sessions].sort((a, b) => firstDay(a).localeCompare(firstDay(b)));
  return (
    <section aria-labelledby="rendez-vous">
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
