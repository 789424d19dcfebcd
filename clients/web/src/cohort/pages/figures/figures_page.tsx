// Figures of a cohort, each of which leads to what it counts: people, months, hosts, skills, who pays, what became of challenges.
import { cohortUrl, peopleUrl } from '@/cohort/api/addresses';
import { useMay } from '@/cohort/api/caller';
import { useCohortFigures } from '@/cohort/api/people';
import { saidOf } from '@/cohort/components/claimed';
import { ClaimsOfCohort } from '@/cohort/components/claims';
import { CohortPage } from '@/cohort/components/cohort_page';
import { hostNamed, hostTitled } from '@/cohort/components/hosts';
import { figuresWords as words } from '@/cohort/words/people';
import { claimWords } from '@/cohort/words/words';
import { Claim_Figure as Of } from '@/gen/pepiniere/cohort/v1/claim_pb';
import type { Cohort } from '@/gen/pepiniere/cohort/v1/cohort_pb';
import type { CohortFigures, PeopleShare } from '@/gen/pepiniere/cohort/v1/figures_pb';
import { NONE } from '@/kit/api/filter';
import { Count } from '@/kit/ui/count';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Figure } from '@/kit/ui/figure';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { useTitles } from '@/portfolio/feature';
import { ASSIGNED, DAY, HOST, PEOPLE, SKILL, TODAY } from '../people/use_asked';
import { Became } from './became';
import { Payers } from './payers';

export default function FiguresPage() {
  return <CohortPage title={words.title} here={words.here}>{(cohort) => <Figures cohort={cohort} />}</CohortPage>;
}

function Figures({ cohort }: { cohort: Cohort }) {
  const figures = useCohortFigures(cohort.name);
  return <Answer of={figures}>{(told) => <Told of={cohort} figures={told} />}</Answer>;
}

// To a tenth: an exact number is for programs.
function useMonths() {
  const { locale } = useWords();
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (months: number | undefined) => format.format(months ?? 0);
}

function Told({ of, figures }: { of: Cohort; figures: CohortFigures }) {
  const { t, number, date } = useWords();
  const months = useMonths();
  const { name: cohort, claims } = of;
  const titleOf = useTitles();
  const { people, peopleToday, assignments, personMonths, personMonthsUntilToday, challenges, hosts, skills, funding } = figures;
  // Who they are is for those who lead the cohort: to others, numbers lead nowhere.
  const reads = useMay(cohort)('CreateAssignment');
  const toList = (asked: string) => (reads ? `${peopleUrl(cohort)}${asked}` : undefined);
  // Below the computed figure, what others said it is.
  const hintOf = (figure: Of, hint?: string) => {
    const said = saidOf(figure, claims);
    if (said.length === 0) return hint;
    return (
      <>
        {hint && <span>{hint}</span>}
        <span className="figure__claims">{t(claimWords.besides, { n: said.map(months).join(', ') })}</span>
      </>
    );
  };
  return (
    <>
      <p>{t(words.asOf, { date: date(figures.date) })} {!reads && people > 0 && t(words.notPublic)}</p>
      <div className="figures">
        <Figure value={number(people)} label={t(words.people)} to={toList(`?${PEOPLE}=${ASSIGNED}#gens`)} hint={hintOf(Of.PEOPLE, t(words.peopleTold))} />
        <Figure value={number(peopleToday)} label={t(words.peopleToday)} to={toList(`?${DAY}=${TODAY}#gens`)} />
        <Figure value={number(assignments)} label={t(words.assignments)} to={toList('#affectations')} hint={hintOf(Of.ASSIGNMENTS)} />
        <Figure value={months(personMonths?.months)} label={t(words.personMonths)} to={toList('#affectations')} hint={hintOf(Of.PERSON_MONTHS, t(words.personMonthsToday, { n: months(personMonthsUntilToday?.months) }))} />
        {challenges && <Figure value={number(challenges.challenges)} label={t(words.challenges)} to={`${cohortUrl(cohort)}#defis`} hint={hintOf(Of.CHALLENGES, challenges.withdrawn > 0 ? t(words.withdrawn, { n: challenges.withdrawn }) : t(words.challengesTold))} />}
      </div>
      <ClaimsOfCohort cohort={of} />
      <Shares title={t(words.byHost)} id="hotes" shares={hosts} nameOf={(name) => (name ? hostTitled(hostNamed(name), titleOf) : t(words.notSaid))} toList={(name) => toList(`?${HOST}=${name ? encodeURIComponent(hostNamed(name)) : NONE}#gens`)} />
      <Shares title={t(words.bySkill)} id="competences" shares={skills} nameOf={(name) => name || t(words.notSaid)} toList={(name) => toList(`?${SKILL}=${encodeURIComponent(name || NONE)}#gens`)} />
      {funding.length > 0 && <Payers funding={funding} />}
      {challenges && <Became cohort={cohort} figures={challenges} />}
    </>
  );
}

interface SharesProps { title: string; id: string; shares: readonly PeopleShare[]; nameOf: (name: string) => string; toList: (name: string) => string | undefined }

function Shares({ title, id, shares, nameOf, toList }: SharesProps) {
  const { t } = useWords();
  const months = useMonths();
  const columns: Column<PeopleShare>[] = [
    { id: 'name', header: title, isHeader: true, csv: ({ name }) => nameOf(name), cell: ({ name }) => nameOf(name) },
    { id: 'people', header: t(words.people), numeric: true, csv: ({ people }) => people, cell: ({ name, people }) => <Count n={people} to={toList(name)} label={nameOf(name)} /> },
    { id: 'months', header: t(words.personMonths), numeric: true, csv: ({ personMonths }) => personMonths?.months, cell: ({ personMonths }) => months(personMonths?.months) },
  ];
  return (
    <section className="known-section" aria-labelledby={id}>
      <h2 className="fr-h4" id={id}>{title}</h2>
      <DataTable caption={title} noCaption columns={columns} rows={shares} rowKey={({ name }) => name} />
    </section>
  );
}
