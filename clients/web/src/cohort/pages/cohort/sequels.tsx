// What became of the challenges of a cohort, field by field by the last thing said of each, as the address asks; and those of which
// nothing is known apart.
import { Link } from 'react-router-dom';
import { challengeUrl } from '@/cohort/api/addresses';
import { ofCohort, useChallenges, useLatestOutcomes } from '@/cohort/api/challenges';
import { saying, type Said } from '@/cohort/api/outcome_said';
import { challengeWords, outcomeWords } from '@/cohort/words/challenges';
import { DESTINATIONS, MAINTAINERS, PRODUCTIONS, SEQUELS } from '@/cohort/words/enums';
import { Challenge_State as State, type Challenge } from '@/gen/pepiniere/cohort/v1/challenge_pb';
import { ChallengeOutcome_Destination as Destination, ChallengeOutcome_Production as Production, ChallengeOutcome_Sequel as Sequel, type ChallengeOutcome } from '@/gen/pepiniere/cohort/v1/outcome_pb';
import { NONE } from '@/kit/api/filter';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar, type FilterField } from '@/kit/ui/filter_bar';
import { Problem } from '@/kit/ui/problem';
import { among } from '@/kit/ui/sound_address';
import { Loading } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { isoOf } from '@/kit/words/day';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

type Values = Readonly<Record<string, string | number>>;
// By the parameters of the address.
const ASKED = {
  production: { what: 'production', values: Production as Values, texts: PRODUCTIONS as Readonly<Record<number, Text>>, label: outcomeWords.production },
  suite: { what: 'sequel', values: Sequel as Values, texts: SEQUELS as Readonly<Record<number, Text>>, label: outcomeWords.sequel },
  destination: { what: 'destination', values: Destination as Values, texts: DESTINATIONS as Readonly<Record<number, Text>>, label: outcomeWords.destination },
} as const satisfies Record<string, { what: Said; values: Values; texts: Readonly<Record<number, Text>>; label: Text }>;
type Param = keyof typeof ASKED;
const PARAMS = Object.keys(ASKED) as Param[];
const namesOf = (values: Values) => Object.keys(values).filter((name) => /^[A-Z_]+$/.test(name) && name !== 'UNSPECIFIED');
export const SEQUEL_CHECKS = Object.fromEntries(PARAMS.map((param) => [param, among([...namesOf(ASKED[param].values), NONE])]));

// What asks for the challenges of which that is said; `value`: of the enumeration, undefined where it is not known.
export const sequelsAsked = (param: Param, value: number | undefined) => `?${param}=${value === undefined ? NONE : ASKED[param].values[value]}#devenir`;

export function Sequels({ cohort }: { cohort: string }) {
  const { data: all } = useChallenges(cohort);
  const challenges = all?.filter(({ state, deleteTime }) => state !== State.PROPOSED && !deleteTime);
  if (!challenges || challenges.length === 0) return null;
  return <Table cohort={cohort} challenges={challenges} />;
}

function Table({ cohort, challenges }: { cohort: string; challenges: readonly Challenge[] }) {
  const { t, locale, shortDate } = useWords();
  const { get } = useUrlState();
  const { of, error, retry } = useLatestOutcomes(ofCohort(cohort));
  const latestOf = ({ name }: Challenge) => of?.(name) ?? [];
  const known = challenges.filter((one) => latestOf(one).length > 0).length;
  const isAsked = (one: Challenge) => PARAMS.every((param) => {
    const { what, values } = ASKED[param];
    const said = saying(latestOf(one), what);
    return !get(param) || (get(param) === NONE ? !said : said?.[what] === values[get(param)]);
  });
  const rows = challenges.filter(isAsked).sort((a, b) => Number(latestOf(a).length === 0) - Number(latestOf(b).length === 0) || a.title.localeCompare(b.title, locale));
  const unknown = t(outcomeWords.unknown);
  // Of a challenge of which nothing is known, the first cell says so. What an older line says tells its day.
  const saidOf = (what: Said, told: (outcome: ChallengeOutcome) => string) => (challenge: Challenge) => {
    const latest = latestOf(challenge);
    const said = saying(latest, what);
    if (!said) return latest.length > 0 ? unknown : '';
    return said === latest[0] ? told(said) : `${told(said)} (${shortDate(said.date)})`;
  };
  const columnOf = (id: string, header: Text, text: (challenge: Challenge) => string): Column<Challenge> => ({
    id, header: t(header), csv: text, cell: (challenge) => (text(challenge) === unknown ? <span className="quiet">{unknown}</span> : text(challenge)),
  });
  const destinationOf = ({ destination, destinationTitle }: ChallengeOutcome) => [t(DESTINATIONS[destination]), destinationTitle].filter(Boolean).join(', ');
  const columns: Column<Challenge>[] = [
    { id: 'title', header: t(challengeWords.one), isHeader: true, cell: ({ name, title }) => <Link to={challengeUrl(name)}>{title}</Link> },
    { id: 'date', header: t(outcomeWords.asOf), isDay: true, csv: (one) => { const day = latestOf(one)[0]?.date; return day ? isoOf(day) : unknown; },
      cell: (one) => (latestOf(one)[0] ? shortDate(latestOf(one)[0]?.date) : <span className="quiet">{unknown}</span>) },
    columnOf('production', outcomeWords.production, saidOf('production', ({ production }) => t(PRODUCTIONS[production]))),
    columnOf('sequel', outcomeWords.sequel, saidOf('sequel', ({ sequel }) => t(SEQUELS[sequel]))),
    columnOf('destination', outcomeWords.destination, (one) => {
      const text = saidOf('destination', destinationOf)(one);
      return text === unknown ? latestOf(one).find(({ destinationTitle }) => destinationTitle)?.destinationTitle ?? unknown : text;
    }),
    columnOf('maintainer', outcomeWords.maintainer, saidOf('maintainer', ({ maintainer }) => t(MAINTAINERS[maintainer]))),
    columnOf('source', outcomeWords.source, (one) => latestOf(one)[0]?.source ?? ''),
  ];
  const fields: FilterField[] = PARAMS.map((param) => ({
    param, type: 'select', label: t(ASKED[param].label),
    options: [...namesOf(ASKED[param].values).map((value) => ({ value, label: t(ASKED[param].texts[Number(ASKED[param].values[value])]!) })), { value: NONE, label: unknown }],
  }));
  return (
    <section className="known-section" aria-labelledby="devenir">
      <h2 className="fr-h4" id="devenir">{t(outcomeWords.ofCohort)}</h2>
      {error !== undefined && error !== null && <Problem error={error} onRetry={retry} />}
      {!of && !error && <Loading />}
      {of && (
        <>
          <p>{t(outcomeWords.ofCohortTold)} <strong>{t(outcomeWords.counted, { n: known })}</strong>, {t(outcomeWords.uncounted, { n: challenges.length - known })}.</p>
          {(challenges.length > 1 || PARAMS.some((param) => get(param))) && <FilterBar fields={fields} of={t(outcomeWords.ofCohort)} />}
          <DataTable caption={t(outcomeWords.ofCohort)} noCaption columns={columns} rows={rows} rowKey={({ name }) => name} empty={<p>{t(challengeWords.noneSuch)}</p>} />
        </>
      )}
    </section>
  );
}
