// What the caller writes of their week, in each cohort that they have an assignment in today.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { moodsUrl } from '@/cohort/api/addresses';
import { cohortMethods } from '@/cohort/api/clients';
import { useCohortTitle } from '@/cohort/api/cohorts';
import { useAssignmentsOf, useMoods, useMyProfile } from '@/cohort/api/people';
import { MoodTable } from '@/cohort/components/mood_table';
import { moodForm } from '@/cohort/components/people_forms';
import { SignInFirst } from '@/kit/ui/sign_in_first';
import { moodWords, weekWords as words } from '@/cohort/words/people';
import { readersOf } from '@/cohort/words/readers';
import type { Assignment } from '@/gen/pepiniere/cohort/v1/assignment_pb';
import type { Mood } from '@/gen/pepiniere/cohort/v1/mood_pb';
import { call } from '@/kit/api/query';
import { useIdentity } from '@/kit/api/session';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { readValues, writeValues, type Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { PageTitle } from '@/kit/ui/page_title';
import { Loading } from '@/kit/ui/states';
import { addDays, isoOf, todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

// The Monday of the week that it is in Paris.
function mondayIso(): string {
  const today = todayIso();
  const MONDAY = 1, DAYS = 7;
  return addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() - MONDAY + DAYS) % DAYS));
}

const isThisWeek = ({ startDate, lastDate }: Assignment) => {
  const monday = mondayIso();
  const SUNDAY = 6;
  return startDate !== undefined && isoOf(startDate) <= addDays(monday, SUNDAY) && (!lastDate || isoOf(lastDate) >= monday);
};

export default function WeekPage() {
  const { t } = useWords();
  const { isPending, person } = useIdentity();
  const { profile, isPending: isProfilePending } = useMyProfile();
  const assignments = useAssignmentsOf(profile?.name ?? '');
  const cohorts = [...new Set(assignments.data?.filter(isThisWeek).map(({ cohort }) => cohort))];
  const isWanting = isPending || (person !== '' && isProfilePending) || (profile !== undefined && assignments.isPending);
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle>{t(words.title)}</PageTitle>
      {isWanting ? <Loading /> : !person ? <SignInFirst told={words.signIn} /> : cohorts.length === 0 && <p>{t(words.none)}</p>}
      {cohorts.map((cohort) => <Week key={cohort} cohort={cohort} person={person} />)}
    </div>
  );
}

function Week({ cohort, person }: { cohort: string; person: string }) {
  const { t } = useWords();
  const title = useCohortTitle()(cohort);
  const moods = useMoods(cohort);
  const mine = moods.data?.filter((one) => one.person === person);
  const monday = mondayIso();
  const isCurrent = ({ weekStartDate }: Mood) => weekStartDate !== undefined && isoOf(weekStartDate) === monday;
  const current = mine?.find(isCurrent);
  const [isOpen, open] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const id = `semaine-${cohort.replaceAll('/', '-')}`;
  return (
    <section className="known-section" aria-labelledby={id}>
      <h2 className="fr-h4" id={id}><Link to={moodsUrl(cohort)}>{title}</Link></h2>
      <h3 className="fr-h6">{t(words.thisWeek)}</h3>
      <div role="status">{isSaved && <p className="fr-message fr-message--valid fr-mb-2w">{t(words.saved)}</p>}</div>
      {mine && !current && <p>{t(words.notYet)}</p>}
      {current && <MoodTable moods={[current]} error={moods.error} onRetry={() => void moods.refetch()} />}
      {mine && <button type="button" className="fr-btn fr-mb-3w" onClick={() => open(true)}>{t(current ? words.change : words.write)}</button>}
      <h3 className="fr-h6">{t(words.before)}</h3>
      <MoodTable moods={mine?.filter((one) => !isCurrent(one)).reverse()} error={moods.error} onRetry={() => void moods.refetch()} />
      {isOpen && <Write cohort={cohort} current={current} onDone={() => (setSaved(true), open(false))} onClose={() => open(false)} />}
    </section>
  );
}

function Write({ cohort, current, onDone, onClose }: { cohort: string; current: Mood | undefined; onDone: () => void; onClose: () => void }) {
  const { t } = useWords();
  const { mutateAsync: create } = useWrite(cohortMethods.createMood);
  const { mutateAsync: update } = useWrite(cohortMethods.updateMood);
  const paths = moodForm.fields.map(({ path }) => path);
  const made = (values: Values) => ({ parent: cohort, mood: writeValues(moodForm, values) });
  const changed = (values: Values, { name, etag }: Mood) => ({ mood: { ...writeValues(moodForm, values), name, etag }, updateMask: { paths } });
  return (
    <Dialog title={t(current ? words.change : words.write)} onClose={onClose} wide>
      <DialogForm id={`${current?.name ?? cohort}.semaine`} form={moodForm} writes={readersOf('CreateMood')} prefix="mood" start={current ? readValues(moodForm, current) : {}}
        intro={<p className="quiet">{t(moodWords.withheldTold)}</p>}
        check={(values): Promise<unknown> => (current ? call(cohortMethods.updateMood, { ...changed(values, current), validateOnly: true }) : call(cohortMethods.createMood, { ...made(values), validateOnly: true }))}
        send={(values) => (current ? update(changed(values, current)) : create(made(values)))} onDone={onDone} onCancel={onClose} />
    </Dialog>
  );
}
