// Who is of a cohort: all of them, or those whom the figures count, who have an assignment in it that the address asks for.
import { Link } from 'react-router-dom';
import { profileUrl } from '@/cohort/api/addresses';
import { useProfiles } from '@/cohort/api/people';
import { peopleWords as words, profileWords } from '@/cohort/words/people';
import type { Profile } from '@/gen/pepiniere/cohort/v1/profile_pb';
import { NONE } from '@/kit/api/filter';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar, type FilterField } from '@/kit/ui/filter_bar';
import { among, aText } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { ASSIGNED, PEOPLE, useAsked } from './use_asked';

const PART = 'role';
const LONGEST = 200;
export const PROFILE_CHECKS = { [PEOPLE]: among([ASSIGNED]), [PART]: aText(LONGEST) };

// `none`: what is said where there are none.
export function Profiles({ cohort, none }: { cohort: string; none: string }) {
  const { t } = useWords();
  const { get } = useUrlState();
  const profiles = useProfiles(cohort);
  const { assignments, asked, isFiltered } = useAsked(cohort);
  const byAssignment = isFiltered || get(PEOPLE) !== '';
  const counted = new Set(asked?.map(({ person }) => person));
  const partOf = ({ part }: Profile) => part || NONE;
  const isKnown = !byAssignment || asked !== undefined;
  const rows = isKnown ? profiles.data?.filter((one) => (!byAssignment || counted.has(one.name)) && (!get(PART) || partOf(one) === get(PART))) : undefined;
  const parts = [...new Set(profiles.data?.map(partOf))].sort((a, b) => a.localeCompare(b));
  const fields: FilterField[] = [
    { param: PEOPLE, type: 'select', label: t(words.inCohort), options: [{ value: ASSIGNED, label: t(words.withAssignment) }] },
    { param: PART, type: 'select', label: t(profileWords.part), options: parts.map((value) => ({ value, label: value === NONE ? t(common.none) : value })) },
  ];
  const columns: Column<Profile>[] = [
    { id: 'name', header: t(words.name), isHeader: true, csv: ({ displayName }) => displayName, cell: ({ name, displayName }) => <Link to={profileUrl(name)}>{displayName}</Link> },
    { id: 'part', header: t(profileWords.part), cell: ({ part }) => part },
    { id: 'job', header: t(words.job), cell: ({ job }) => job },
    { id: 'skills', header: t(words.skills), cell: ({ skills }) => skills.join(', ') },
    { id: 'state', header: t(words.state), cell: ({ assigned, alumnus }) => t(assigned ? words.assigned : alumnus ? words.alumnus : words.notAssigned) },
  ];
  return (
    <section className="known-section" aria-labelledby="gens">
      <h2 className="fr-h4" id="gens">{t(words.here)}</h2>
      {(profiles.data?.length ?? 0) > 0 && <FilterBar fields={fields} of={t(words.here)} />}
      {rows && rows.length > 0 && <p role="status">{t(byAssignment ? words.countedAssigned : words.counted, { n: rows.length })}</p>}
      <DataTable cards caption={t(words.here)} noCaption columns={columns} rows={rows} rowKey={({ name }) => name} error={profiles.error ?? assignments.error}
        onRetry={() => void (profiles.isError ? profiles.refetch() : assignments.refetch())} empty={<p>{(profiles.data?.length ?? 0) > 0 ? t(words.noneSuch) : none}</p>} />
    </section>
  );
}
