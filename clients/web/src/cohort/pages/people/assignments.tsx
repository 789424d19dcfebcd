// Who is assigned to what in a cohort, by host, skill and day, as the address says: what figures lead to.
import { useProfiles } from '@/cohort/api/people';
import { hostTitled } from '@/cohort/components/hosts';
import { AssignmentTable } from '@/cohort/components/assignment_table';
import { assignmentWords as words, figuresWords, peopleWords } from '@/cohort/words/people';
import { NONE } from '@/kit/api/filter';
import { idOf } from '@/kit/api/names';
import { FilterBar, type FilterField } from '@/kit/ui/filter_bar';
import { useWords } from '@/kit/words/use_words';
import { useTitles } from '@/portfolio/feature';
import { DAY, FIRST, HOST, LAST, SKILL, TODAY, useAsked } from './use_asked';

// `none`: what is said where there are none.
export function Assignments({ cohort, none }: { cohort: string; none: string }) {
  const { t } = useWords();
  const { assignments, challenges, hostOf, skillOf, asked, isFiltered } = useAsked(cohort);
  const profiles = useProfiles(cohort).data;
  const titleOf = useTitles();
  const optionsOf = (values: readonly string[], label: (value: string) => string) =>
    [...new Set(values)].map((value) => ({ value, label: value === NONE ? t(figuresWords.notSaid) : label(value) })).sort((a, b) => a.label.localeCompare(b.label));
  const fields: FilterField[] = [
    { param: HOST, type: 'select', label: t(words.host), options: optionsOf(assignments.data?.map(hostOf) ?? [], (host) => hostTitled(host, titleOf)) },
    { param: SKILL, type: 'select', label: t(words.skill), options: optionsOf(assignments.data?.map(skillOf) ?? [], (skill) => skill) },
    { param: DAY, type: 'select', label: t(peopleWords.state), options: [{ value: TODAY, label: t(peopleWords.assigned) }] },
    { param: FIRST, type: 'date', label: t(words.first) },
    { param: LAST, type: 'date', label: t(words.lastOfAll) },
  ];
  return (
    <section className="known-section" aria-labelledby="affectations">
      <h2 className="fr-h4" id="affectations">{t(words.title)}</h2>
      <FilterBar fields={fields} of={t(words.title)} />
      <AssignmentTable assignments={asked} whoOf={({ person }) => profiles?.find(({ name }) => name === person)?.displayName ?? idOf(person)} challenges={challenges}
        error={assignments.error} onRetry={() => void assignments.refetch()} empty={isFiltered ? t(words.noneSuch) : none} />
    </section>
  );
}
