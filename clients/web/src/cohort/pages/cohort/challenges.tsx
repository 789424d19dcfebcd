// The challenges of a cohort: where they are worked on, what they are about and what they take, by host, theme and skill where the
// address asks for one.
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { challengeUrl } from '@/cohort/api/addresses';
import { isStuck, useChallenges } from '@/cohort/api/challenges';
import { ChallengeBadge } from '@/cohort/components/badges';
import { Hosts, hostsOf, hostTitled } from '@/cohort/components/hosts';
import { challengeWords } from '@/cohort/words/challenges';
import { CHALLENGE_STATES, PROJECT_STATES } from '@/cohort/words/enums';
import { Challenge_State as State, type Challenge } from '@/gen/pepiniere/cohort/v1/challenge_pb';
import { idOf } from '@/kit/api/names';
import { DeletedSwitch, useDeletedShown } from '@/kit/form/deletion';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar, type FilterField } from '@/kit/ui/filter_bar';
import { aText } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';
import { useTitles } from '@/portfolio/feature';

const LONGEST = 1000;
// By the parameters of the address: the values of a challenge.
const VALUES: Readonly<Record<string, (challenge: Challenge) => readonly string[]>> = {
  hote: (challenge) => (hostsOf(challenge).length > 0 ? hostsOf(challenge).map(idOf) : [challenge.hostText].filter(Boolean)),
  theme: ({ themes }) => themes,
  competence: ({ skills }) => skills,
};
export const CHALLENGE_CHECKS = Object.fromEntries(Object.keys(VALUES).map((param) => [param, aText(LONGEST)]));

// `children`: what can be done.
export function Challenges({ cohort, mayRestore, children }: { cohort: string; mayRestore: boolean; children?: ReactNode }) {
  const { t, locale } = useWords();
  const { get } = useUrlState();
  const showDeleted = useDeletedShown(mayRestore);
  const titleOf = useTitles();
  const challenges = useChallenges(cohort, showDeleted);
  const all = challenges.data;
  const asked = Object.keys(VALUES).filter((param) => get(param));
  const rows = all?.filter((challenge) => asked.every((param) => VALUES[param]!(challenge).includes(get(param)))).sort((a, b) => a.title.localeCompare(b.title, locale));
  const optionsOf = (param: string) => [...new Set(all?.flatMap(VALUES[param]!))]
    .map((value) => ({ value, label: param === 'hote' ? hostTitled(value, titleOf) : value })).sort((a, b) => a.label.localeCompare(b.label, locale));
  const fields: FilterField[] = [['hote', challengeWords.host], ['theme', challengeWords.theme], ['competence', challengeWords.skill]].map(([param, label]) => (
    { param: param as string, type: 'select', label: t(label as typeof challengeWords.host), options: optionsOf(param as string) }));
  const isTold = all?.some(({ state }) => state !== State.SELECTED);
  const columns: Column<Challenge>[] = [
    { id: 'title', header: t(challengeWords.one), isHeader: true, cell: ({ name, title }) => <Link to={challengeUrl(name)}>{title}</Link> },
    { id: 'hosts', header: t(challengeWords.hosts), csv: (challenge) => hostsOf(challenge).map(titleOf).join(', ') || challenge.hostText, cell: (challenge) => <Hosts of={challenge} /> },
    { id: 'themes', header: t(challengeWords.themes), csv: ({ themes }) => themes.join(', '), cell: ({ themes }) => themes.join(', ') },
    { id: 'skills', header: t(challengeWords.skills), csv: ({ skills }) => skills.join(', '), cell: ({ skills }) => skills.join(', ') },
    ...(isTold ? [{ id: 'state', header: t(challengeWords.state), csv: ({ state }: Challenge) => t(CHALLENGE_STATES[state]), cell: ({ state }: Challenge) => <ChallengeBadge state={state} /> }] : []),
  ];
  return (
    <section className="known-section" aria-labelledby="defis">
      <div className="list-head">
        <h2 className="fr-h4 fr-mb-0" id="defis">{t(challengeWords.title)}</h2>
        {children}
      </div>
      {((all?.length ?? 0) > 1 || asked.length > 0) && <FilterBar fields={fields} />}
      {mayRestore && <Stuck challenges={all?.filter(isStuck) ?? []} />}
      {mayRestore && <DeletedSwitch />}
      <DataTable caption={t(challengeWords.title)} noCaption columns={columns} rows={rows} rowKey={({ name }) => name}
        error={challenges.error} onRetry={() => void challenges.refetch()} empty={<p>{t(asked.length > 0 ? challengeWords.noneSuch : challengeWords.none)}</p>} />
    </section>
  );
}

// What keeps challenges from their projects, for whom it is to mend.
function Stuck({ challenges }: { challenges: readonly Challenge[] }) {
  const { t, colon } = useWords();
  if (challenges.length === 0) return null;
  return (
    <div className="fr-message fr-message--warning no-print">
      <p>{t(challengeWords.stuck, { n: challenges.length })}</p>
      <ul>{challenges.map(({ name, title, projectState }) => <li key={name}><Link to={challengeUrl(name)}>{title}</Link>{colon}{t(PROJECT_STATES[projectState] ?? challengeWords.projectState)}</li>)}</ul>
    </div>
  );
}
