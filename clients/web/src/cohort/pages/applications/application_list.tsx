// The applications to a call, by state, first choice, what the conditions propose, and open appeals, as the address says.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useNames } from '@/access/feature';
import { applicationUrl } from '@/cohort/api/addresses';
import { useApplications } from '@/cohort/api/applications';
import { useMay } from '@/cohort/api/caller';
import { ApplicationBadge, VerdictBadge } from '@/cohort/components/application_badges';
import { SEAT_CHECKS, useAskedSeats } from '@/cohort/components/asked_seats';
import { useSeatTitles } from '@/cohort/components/use_seats';
import { APPLICATION_STATES, VERDICTS } from '@/cohort/words/application_enums';
import { applicationsWords as words } from '@/cohort/words/applications';
import { togetherWords } from '@/cohort/words/together';
import { Application_State as State, EligibilityFinding_Verdict as Verdict, type Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { ChosenBar } from '@/kit/ui/chosen_bar';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar, type FilterField } from '@/kit/ui/filter_bar';
import { aText, among } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';
import { DecideSeveral } from './decide_several';

export const STATE = 'etat', CHOICE = 'choix';
const VERDICT = 'conditions', APPEAL = 'recours', OPEN = 'ouvert';
const LONGEST = 100;

// The names of the values of an enumeration, but for what is not said and for drafts, which nobody else reads.
const namesOf = (values: Readonly<Record<string, string | number>>) => Object.keys(values).filter((name) => /^[A-Z_]+$/.test(name) && name !== 'UNSPECIFIED' && name !== 'DRAFT');
const STATES = namesOf(State) as (keyof typeof State)[], VERDICT_NAMES = namesOf(Verdict) as (keyof typeof Verdict)[];

export const APPLICATION_CHECKS = { [STATE]: among(STATES), [VERDICT]: among(VERDICT_NAMES), [CHOICE]: aText(LONGEST), [APPEAL]: among([OPEN]), ...SEAT_CHECKS };
export const idOfSeat = (seat: string) => seat.slice(seat.lastIndexOf('/') + 1);

export function ApplicationList({ call }: { call: Call }) {
  const { t, date } = useWords();
  const { get } = useUrlState();
  const { seats, titleOf } = useSeatTitles(call);
  const applications = useApplications(call.name, get(STATE), true);
  const first = useAskedSeats(call);
  const rows = applications.data?.filter(({ choices, eligibilityVerdict, appealTime }) => first.isAsked(choices[0]) && (!get(CHOICE) || idOfSeat(choices[0] ?? '') === get(CHOICE))
    && (!get(VERDICT) || eligibilityVerdict === Verdict[get(VERDICT) as keyof typeof Verdict]) && (!get(APPEAL) || appealTime !== undefined));
  const nameOf = useNames(rows?.map(({ applicant }) => applicant) ?? []);
  const fields: FilterField[] = [
    { param: STATE, type: 'select', label: t(words.state), options: STATES.map((value) => ({ value, label: t(APPLICATION_STATES[State[value]]) })) },
    { param: CHOICE, type: 'select', label: t(words.firstChoice), options: seats.map(({ name }) => ({ value: idOfSeat(name), label: titleOf(name) })) },
    ...first.fields,
    { param: VERDICT, type: 'select', label: t(words.verdict), options: VERDICT_NAMES.map((value) => ({ value, label: t(VERDICTS[Verdict[value]]) })) },
    { param: APPEAL, type: 'select', label: t(words.appeals), options: [{ value: OPEN, label: t(words.appealsOnly) }] },
  ];
  const choiceOf = ({ choices }: Application) => (choices[0] ? titleOf(choices[0]) : t(words.noChoice));
  const columns: Column<Application>[] = [
    { id: 'who', header: t(words.applicant), isHeader: true, csv: ({ applicant }) => nameOf(applicant), cell: ({ name, applicant }) => <Link to={applicationUrl(name)}>{nameOf(applicant)}</Link> },
    { id: 'choice', header: t(words.firstChoice), csv: choiceOf, cell: choiceOf },
    { id: 'verdict', header: t(words.proposal), csv: ({ eligibilityVerdict }) => t(VERDICTS[eligibilityVerdict]), cell: ({ eligibilityVerdict }) => <VerdictBadge verdict={eligibilityVerdict} /> },
    { id: 'state', header: t(words.state), csv: ({ state }) => t(APPLICATION_STATES[state]),
      cell: ({ state, appealTime }) => <><ApplicationBadge state={state} />{appealTime && <><br />{t(words.appealOpen)}</>}</> },
    { id: 'told', header: t(words.told), cell: ({ decideTime, publishTime }) => (decideTime ? t(publishTime ? words.toldYes : words.toldNo) : '') },
    { id: 'submitted', header: t(words.submitted), csv: ({ submitTime }) => date(submitTime), cell: ({ submitTime }) => date(submitTime) },
  ];
  // Those that wait for a first decision; an appeal is answered by itself.
  const decides = useMay(call.name)('PublishAdmissibility');
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [deciding, decide] = useState<readonly Application[]>();
  const waiting = rows?.filter(({ state, appealTime }) => state === State.SUBMITTED && !appealTime) ?? [];
  const picked = waiting.filter(({ name }) => chosen.has(name));
  const whoOf = ({ applicant }: Application) => nameOf(applicant);
  const isFiltered = first.isFiltered || [STATE, CHOICE, VERDICT, APPEAL].some((param) => get(param));
  return (
    <section className="known-section" aria-labelledby="liste">
      <h2 className="fr-h4" id="liste">{t(words.list)}</h2>
      <FilterBar fields={fields} />
      <DataTable cards caption={t(words.list)} noCaption columns={columns} rows={rows} rowKey={({ name }) => name} rowLabel={whoOf} error={applications.error}
        selection={decides && waiting.length > 0 ? { chosen, choose, isOffered: (key) => waiting.some(({ name }) => name === key) } : undefined} onRetry={() => void applications.refetch()}
        empty={<p>{t(isFiltered ? words.noneSuch : words.none)}</p>} />
      <ChosenBar n={picked.length} told={t(togetherWords.chosen, { n: picked.length })} label={t(togetherWords.open)} onClear={() => choose(new Set())}>
        <button type="button" className="fr-btn fr-btn--sm" onClick={() => decide(picked)}>{t(togetherWords.open)}</button>
      </ChosenBar>
      {deciding && <DecideSeveral call={call.name} applications={deciding} whoOf={whoOf} onDone={() => (choose(new Set()), decide(undefined))} onClose={() => decide(undefined)} />}
    </section>
  );
}
