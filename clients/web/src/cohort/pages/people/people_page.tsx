// The people of a cohort and what each is assigned to, for those who lead it.
import { useState } from 'react';
import type { Cohort } from '@/gen/pepiniere/cohort/v1/cohort_pb';
import { CohortPage } from '@/cohort/components/cohort_page';
import { useMay } from '@/cohort/api/caller';
import { assignmentWords, peopleWords as words } from '@/cohort/words/people';
import { soundly } from '@/kit/ui/sound_address';
import { useWords } from '@/kit/words/use_words';
import { AddAssignment, AddProfile } from './add_dialogs';
import { Assignments } from './assignments';
import { PROFILE_CHECKS, Profiles } from './profiles';
import { ASSIGNMENT_CHECKS } from './use_asked';

export default soundly({ ...ASSIGNMENT_CHECKS, ...PROFILE_CHECKS }, PeoplePage);

function PeoplePage() {
  const [opened, open] = useState<'profile' | 'assignment'>();
  return (
    <CohortPage title={words.title} here={words.here} actions={(cohort) => <Acts cohort={cohort} open={open} />}>
      {(cohort) => (
        <>
          <Lists cohort={cohort.name} />
          {opened === 'profile' && <AddProfile cohort={cohort.name} onClose={() => open(undefined)} />}
          {opened === 'assignment' && <AddAssignment cohort={cohort.name} onClose={() => open(undefined)} />}
        </>
      )}
    </CohortPage>
  );
}

// Whoever leads the cohort reads all of it; others are not told that there is nothing.
function Lists({ cohort }: { cohort: string }) {
  const { t } = useWords();
  const reads = useMay(cohort)('CreateAssignment');
  return (
    <>
      <Profiles cohort={cohort} none={t(reads ? words.none : words.notPublic)} />
      <Assignments cohort={cohort} none={t(reads ? assignmentWords.none : words.notPublic)} />
    </>
  );
}

function Acts({ cohort, open }: { cohort: Cohort; open: (what: 'profile' | 'assignment') => void }) {
  const { t } = useWords();
  const may = useMay(cohort.name);
  return (
    <>
      {may('CreateAssignment') && <button type="button" className="fr-btn fr-btn--sm" onClick={() => open('assignment')}>{t(assignmentWords.add)}</button>}
      {may('CreateProfile') && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => open('profile')}>{t(words.add)}</button>}
    </>
  );
}
