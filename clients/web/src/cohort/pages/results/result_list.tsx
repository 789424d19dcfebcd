// The applications to a call that are to be judged, with what is decided of each and the appeals, by result and appeal as the address says.
import { useState } from 'react';
import { useApplications } from '@/cohort/api/applications';
import { useOffers } from '@/cohort/api/placements';
import { resultNow, type ResultNow } from '@/cohort/api/result_now';
import { useResultsOf } from '@/cohort/api/results';
import { ApplicantLink } from '@/cohort/components/applicant_link';
import { OfferBadge, ResultBadge } from '@/cohort/components/season_badges';
import { useApplicants } from '@/cohort/components/use_applicants';
import { resultsWords as words } from '@/cohort/words/results';
import { runWords } from '@/cohort/words/runs';
import { OFFER_STATES, RESULTS } from '@/cohort/words/season_enums';
import { togetherWords } from '@/cohort/words/together';
import { Application_State as State, type Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { ApplicationResult_Kind as Kind } from '@/gen/pepiniere/cohort/v1/result_pb';
import { NONE } from '@/kit/api/filter';
import { ChosenBar } from '@/kit/ui/chosen_bar';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar, type FilterField } from '@/kit/ui/filter_bar';
import { among } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';
import { Decide } from './decide';
import { DecideSeveral } from './decide_several';

const RESULT = 'resultat', APPEAL = 'recours', OPEN = 'ouvert';
const KINDS = ['SELECTED', 'WAITING', 'NOT_SELECTED'] as const;
export const RESULT_CHECKS = { [RESULT]: among([...KINDS, NONE]), [APPEAL]: among([OPEN]) };

interface Line extends ResultNow { application: Application }

// What was withdrawn, or is not admissible, has no result.
const isJudged = ({ state }: Application) => state === State.SUBMITTED || state === State.ADMISSIBLE;
const isAsked = ({ decided }: Line, asked: string) => !asked || (asked === NONE ? decided === undefined : decided?.kind === Kind[asked as keyof typeof Kind]);

export function ResultList({ call }: { call: Call }) {
  const { t, date } = useWords();
  const { get } = useUrlState();
  const applications = useApplications(call.name, '', true);
  const judged = applications.data?.filter(isJudged);
  const results = useResultsOf(judged?.map(({ name }) => name));
  const { whoOf } = useApplicants(call.name);
  const offers = useOffers(call.name).data ?? [];
  const [deciding, decide] = useState<Line>();
  const known = results.data;
  const lines = known && judged?.map((application): Line => ({ application, ...resultNow(known.get(application.name) ?? []) }));
  const rows = lines?.filter((line) => isAsked(line, get(RESULT)) && (!get(APPEAL) || line.appeal !== undefined));
  const offerOf = ({ application: { name } }: Line) => offers.findLast(({ application }) => application === name);
  const fields: FilterField[] = [
    { param: RESULT, type: 'select', label: t(words.result), options: [...KINDS.map((kind) => ({ value: kind, label: t(RESULTS[Kind[kind]]) })), { value: NONE, label: t(words.undecided) }] },
    { param: APPEAL, type: 'select', label: t(words.appeal), options: [{ value: OPEN, label: t(words.appealOnly) }] },
  ];
  const columns: Column<Line>[] = [
    { id: 'who', header: t(runWords.applicant), isHeader: true, csv: ({ application: { name } }) => whoOf(name), cell: ({ application: { name } }) => <ApplicantLink application={name} who={whoOf(name)} /> },
    { id: 'offer', header: t(words.hasOffer), csv: (line) => (offerOf(line) ? t(OFFER_STATES[offerOf(line)!.state]) : ''), cell: (line) => (offerOf(line) ? <OfferBadge state={offerOf(line)!.state} /> : null) },
    { id: 'result', header: t(words.result), csv: ({ decided }) => (decided ? t(RESULTS[decided.kind]) : t(words.undecided)), cell: ({ decided }) => (decided ? <ResultBadge kind={decided.kind} /> : t(words.undecided)) },
    { id: 'reason', header: t(runWords.reason), cell: ({ decided }) => <span className="as-typed">{decided?.reason}</span> },
    { id: 'told', header: t(words.told), cell: ({ decided }) => decided && (decided.publishTime ? t(words.toldOn, { date: date(decided.publishTime) }) : t(words.toldNo)) },
    { id: 'appeal', header: t(words.appeal), cell: ({ appeal }) => appeal && t(words.appealOpen, { date: date(appeal.createTime) }) },
    { id: 'acts', header: t(runWords.acts), csv: false, cell: (line) => (
      <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" aria-label={t(line.appeal ? words.answerThis : words.decideThis, { who: whoOf(line.application.name) })} onClick={() => decide(line)}>
        {t(line.appeal ? words.answer : words.decide)}
      </button>
    ) },
  ];
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [several, decideSeveral] = useState<readonly string[]>();
  // Those without a decision; an appeal is answered by itself.
  const waiting = rows?.filter(({ decided, appeal }) => !decided && !appeal).map(({ application }) => application.name) ?? [];
  const picked = waiting.filter((name) => chosen.has(name));
  const isFiltered = [RESULT, APPEAL].some((param) => get(param));
  return (
    <section className="known-section" aria-labelledby="resultats-liste">
      <h2 className="fr-h4" id="resultats-liste">{t(words.list)}</h2>
      <FilterBar fields={fields} />
      <DataTable cards caption={t(words.list)} noCaption columns={columns} rows={rows} rowKey={({ application }) => application.name} rowLabel={({ application }) => whoOf(application.name)}
        selection={waiting.length > 0 ? { chosen, choose, isOffered: (key) => waiting.includes(key) } : undefined} error={applications.error ?? results.error}
        onRetry={() => void (applications.isError ? applications.refetch() : results.refetch())} empty={<p>{t(isFiltered ? words.noneSuch : words.none)}</p>} />
      <ChosenBar n={picked.length} told={t(togetherWords.chosen, { n: picked.length })} label={t(togetherWords.open)} onClear={() => choose(new Set())}>
        <button type="button" className="fr-btn fr-btn--sm" onClick={() => decideSeveral(picked)}>{t(togetherWords.open)}</button>
      </ChosenBar>
      {several && <DecideSeveral call={call.name} applications={several} whoOf={whoOf} offerOf={(name) => offers.findLast(({ application }) => application === name)}
        onDone={() => (choose(new Set()), decideSeveral(undefined))} onClose={() => decideSeveral(undefined)} />}
      {deciding && <Decide application={deciding.application.name} who={whoOf(deciding.application.name)} appeal={deciding.appeal} onClose={() => decide(undefined)} />}
    </section>
  );
}
