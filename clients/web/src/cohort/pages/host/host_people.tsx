// Who comes to work on the challenges of an organisation: how many by cohort, who each is for those who read it, and alumni who agree
// to be named.
import { Link } from 'react-router-dom';
import { figuresUrl } from '@/cohort/api/addresses';
import { useCohortTitle } from '@/cohort/api/cohorts';
import { useAlumni, useAssignmentsTo, useFiguresOf } from '@/cohort/api/hosts';
import { PROFILES } from '@/cohort/api/people';
import { AssignmentTable } from '@/cohort/components/assignment_table';
import { hostWords as words } from '@/cohort/words/hosts';
import { assignmentWords, figuresWords } from '@/cohort/words/people';
import type { Challenge } from '@/gen/pepiniere/cohort/v1/challenge_pb';
import type { PeopleShare } from '@/gen/pepiniere/cohort/v1/figures_pb';
import { idOf } from '@/kit/api/names';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';
import { useTitles } from '@/portfolio/feature';

interface Line { cohort: string; share: PeopleShare }

// `within`: the organisation and those below it.
export function HostPeople({ within, challenges }: { within: ReadonlySet<string>; challenges: readonly Challenge[] }) {
  const { t } = useWords();
  const cohorts = [...new Set(challenges.flatMap((one) => one.cohorts))];
  const { figures, error, retry } = useFiguresOf(cohorts);
  const lines = figures?.flatMap(({ name: cohort, hosts }): Line[] => hosts.filter(({ name }) => within.has(name)).map((share) => ({ cohort, share })));
  return (
    <section className="known-section" aria-labelledby="gens">
      <h2 className="fr-h4" id="gens">{t(words.people)}</h2>
      <p className="quiet">{t(words.peopleTold)}</p>
      <ByCohort lines={lines} error={error} onRetry={retry} />
      <Named challenges={challenges} />
      <Alumni cohorts={cohorts} />
    </section>
  );
}

function ByCohort({ lines, error, onRetry }: { lines: readonly Line[] | undefined; error: unknown; onRetry: () => void }) {
  const { t, number, locale } = useWords();
  const cohortTitleOf = useCohortTitle();
  const titleOf = useTitles();
  const months = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const columns: Column<Line>[] = [
    { id: 'cohort', header: t(assignmentWords.cohort), isHeader: true, csv: ({ cohort }) => cohortTitleOf(cohort), cell: ({ cohort }) => <Link to={figuresUrl(cohort)}>{cohortTitleOf(cohort)}</Link> },
    { id: 'host', header: t(words.inHost), cell: ({ share: { name } }) => titleOf(name) },
    { id: 'people', header: t(figuresWords.people), numeric: true, csv: ({ share: { people } }) => people, cell: ({ share: { people } }) => number(people) },
    { id: 'months', header: t(figuresWords.personMonths), numeric: true, csv: ({ share: { personMonths } }) => personMonths?.months, cell: ({ share: { personMonths } }) => months.format(personMonths?.months ?? 0) },
  ];
  return <DataTable caption={t(words.people)} noCaption columns={columns} rows={lines} rowKey={({ cohort, share }) => `${cohort} ${share.name}`} error={error} onRetry={onRetry} empty={<p>{t(words.noPeople)}</p>} />;
}

function Named({ challenges }: { challenges: readonly Challenge[] }) {
  const { t } = useWords();
  const { isPending, error, retry, assignments } = useAssignmentsTo(challenges.map(({ name }) => name));
  const profiles = PROFILES.useResources();
  return (
    <>
      <h3 className="fr-h6 fr-mt-3w">{t(words.names)}</h3>
      {!isPending && !error && assignments.length === 0 ? <p>{t(words.namesTold)}</p> : (
        <AssignmentTable assignments={isPending ? undefined : assignments} whoOf={({ person }) => profiles.find(({ name }) => name === person)?.title ?? idOf(person)} challenges={challenges}
          error={error} onRetry={retry} empty="" />
      )}
    </>
  );
}

function Alumni({ cohorts }: { cohorts: readonly string[] }) {
  const { t } = useWords();
  const { data } = useAlumni();
  const named = data?.filter((one) => one.cohorts.some((cohort) => cohorts.includes(cohort)));
  // Where it is not known who agrees, nobody is named.
  if (!named) return null;
  return (
    <>
      <h3 className="fr-h6 fr-mt-3w">{t(words.alumni)}</h3>
      {named.length === 0 ? <p>{t(words.noAlumni)}</p> : <ul>{named.map(({ name, displayName }) => <li key={name}>{displayName}</li>)}</ul>}
    </>
  );
}
