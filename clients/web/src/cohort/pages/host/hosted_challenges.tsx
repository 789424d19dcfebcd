// The challenges that an organisation hosts: of which cohorts, where they stand, and in which project they are worked on.
import { Link } from 'react-router-dom';
import { challengeUrl, cohortUrl } from '@/cohort/api/addresses';
import { useCohortTitle } from '@/cohort/api/cohorts';
import { ChallengeBadge } from '@/cohort/components/badges';
import { Hosts, hostsOf } from '@/cohort/components/hosts';
import { challengeWords } from '@/cohort/words/challenges';
import { CHALLENGE_STATES } from '@/cohort/words/enums';
import { hostWords as words } from '@/cohort/words/hosts';
import type { Challenge } from '@/gen/pepiniere/cohort/v1/challenge_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';
import { ProjectLink, useTitles } from '@/portfolio/feature';

export function HostedChallenges({ challenges, error, onRetry }: { challenges: readonly Challenge[] | undefined; error: unknown; onRetry: () => void }) {
  const { t } = useWords();
  const cohortTitleOf = useCohortTitle();
  const titleOf = useTitles();
  const columns: Column<Challenge>[] = [
    { id: 'title', header: t(challengeWords.one), isHeader: true, cell: ({ name, title }) => <Link to={challengeUrl(name)}>{title}</Link> },
    { id: 'hosts', header: t(challengeWords.hosts), csv: (challenge) => hostsOf(challenge).map(titleOf).join(', '), cell: (challenge) => <Hosts of={challenge} /> },
    { id: 'cohorts', header: t(challengeWords.cohorts), csv: ({ cohorts }) => cohorts.map(cohortTitleOf).join(', '),
      cell: ({ cohorts }) => <ul className="values">{cohorts.map((one) => <li key={one}><Link to={cohortUrl(one)}>{cohortTitleOf(one)}</Link></li>)}</ul> },
    { id: 'state', header: t(challengeWords.state), csv: ({ state }) => t(CHALLENGE_STATES[state]), cell: ({ state }) => <ChallengeBadge state={state} /> },
    { id: 'project', header: t(challengeWords.project), cell: ({ project }) => project && <ProjectLink name={project} /> },
  ];
  return (
    <section className="known-section" aria-labelledby="defis">
      <h2 className="fr-h4" id="defis">{t(words.challenges)}</h2>
      <DataTable caption={t(words.challenges)} noCaption columns={columns} rows={challenges} rowKey={({ name }) => name} error={error} onRetry={onRetry} empty={<p>{t(words.noChallenges)}</p>} />
    </section>
  );
}
