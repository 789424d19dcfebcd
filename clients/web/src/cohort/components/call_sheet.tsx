// A call as everybody reads it: until when, who may answer, what is asked, how one chooses. Also what its coach sees before it is
// published.
import { lazy, Suspense, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { cohortUrl, gridOf, gridUrl, numberOf } from '@/cohort/api/addresses';
import { useSeats } from '@/cohort/api/calls';
import { useCohorts, useCohortTitle } from '@/cohort/api/cohorts';
import { useGrid, useGridVersion } from '@/cohort/api/grids';
import { callWords } from '@/cohort/words/calls';
import { CALL_KINDS, RULE_DAYS, RULE_KINDS } from '@/cohort/words/enums';
import { gridWords } from '@/cohort/words/grids';
import { programmeWords } from '@/cohort/words/words';
import { Call_Kind as Kind, EligibilityRule_Day as Day, EligibilityRule_Kind as RuleKind, type Call, type EligibilityRule } from '@/gen/pepiniere/cohort/v1/call_pb';
import { Facts } from '@/kit/ui/facts';
import { Answer, Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { CallBadge } from './badges';
import { CriteriaTable } from './criteria_table';
import { FormPreview } from './form_preview';
import { SeatTable } from './seat_table';
import { Left, Window } from './window';
import './cohort.css';

const MarkdownText = lazy(() => import('@/kit/ui/markdown'));

// `id`: what the ids of its headings begin with. `level`: of its headings.
export function CallSheet({ call, id = '', level: Heading = 'h2' }: { call: Call; id?: string; level?: 'h2' | 'h3' }) {
  const { t, date } = useWords();
  const titleOf = useCohortTitle();
  const { cohort, kind, state, description, form, choicesMax, resultsDate, daysToAccept, waitingListEndDate, retentionMonths, minimumCompleteReviews, anonymousScreening, seedHash } = call;
  // Within another page, no landmarks of its own.
  const Part = id ? 'div' : 'section';
  const part = (name: string, title: string, body: ReactNode) => (
    <Part className="known-section" aria-labelledby={id ? undefined : id + name}>
      <Heading className="fr-h4" id={id + name}>{title}</Heading>
      {body}
    </Part>
  );
  return (
    <>
      <Facts facts={[
        [callWords.cohort, cohort && <Link to={cohortUrl(cohort)}>{titleOf(cohort)}</Link>],
        [callWords.kind, kind !== Kind.UNSPECIFIED && t(CALL_KINDS[kind])],
        [callWords.state, <CallBadge key="state" state={state} />],
        [callWords.window, <span key="window"><Window of={call} /> <br /><Left of={call} /></span>],
      ]} />
      {description.trim() && part('presentation', t(programmeWords.description), <Suspense fallback={<Loading />}><MarkdownText text={description} /></Suspense>)}
      {part('conditions', t(callWords.eligibility), <Rules rules={call.eligibilityRules} cohort={cohort} />)}
      {(kind === Kind.CANDIDATES || choicesMax > 0) && part('postes', t(callWords.seats), <><Choices of={call} /><Seats call={call} /></>)}
      {part('formulaire', t(callWords.form), <FormPreview form={form} />)}
      {part('resultats', t(callWords.results), <Facts facts={[
        [callWords.resultsDate, date(resultsDate) || t(callWords.notSaid)],
        [callWords.daysToAccept, daysToAccept > 0 && t(callWords.daysTold, { n: daysToAccept })],
        [callWords.waitingList, waitingListEndDate && date(waitingListEndDate)],
        [callWords.reviews, minimumCompleteReviews > 0 && t(callWords.reviewsTold, { n: minimumCompleteReviews })],
        [callWords.screening, anonymousScreening && t(callWords.anonymous)],
        [callWords.retention, retentionMonths > 0 && t(callWords.retentionTold, { n: retentionMonths })],
      ]} />)}
      {call.gridVersion && part('grille', t(callWords.grid), <Grid version={call.gridVersion} />)}
      {seedHash && part('tirage', t(callWords.lot), <><p>{t(callWords.lotTold)}</p><Facts facts={[[callWords.hash, <code key="hash" className="seed-hash">{seedHash}</code>]]} /></>)}
    </>
  );
}

function Rules({ rules, cohort }: { rules: readonly EligibilityRule[]; cohort: string }) {
  const { t, date } = useWords();
  const start = useCohorts().data?.find(({ name }) => name === cohort)?.startDate;
  if (rules.length === 0) return <p>{t(callWords.anybody)}</p>;
  return (
    <ul>
      {rules.map(({ kind, asOf, minimumAge }) => {
        const rule = kind === RuleKind.MINIMUM_AGE ? t(callWords.aged, { n: minimumAge }) : t(RULE_KINDS[kind]);
        const isDated = asOf === Day.COHORT_START && start;
        return <li key={kind}>{isDated ? t(callWords.ruleOnDay, { rule, day: t(RULE_DAYS[asOf]), date: date(start) }) : t(callWords.ruleOn, { rule, day: t(RULE_DAYS[asOf]) })}</li>;
      })}
    </ul>
  );
}

function Choices({ of: { choicesMin, choicesMax, poolOffered } }: { of: Call }) {
  const { t } = useWords();
  return (
    <>
      {choicesMax > 0 && <p>{choicesMin === 1 && choicesMax === 1 ? t(callWords.choicesOne) : t(callWords.choicesTold, { least: choicesMin, most: choicesMax })}</p>}
      {poolOffered && <p>{t(callWords.poolTold)}</p>}
    </>
  );
}

function Seats({ call: { name, cohort } }: { call: Call }) {
  const seats = useSeats(name);
  return <SeatTable cohort={cohort} seats={seats.data} error={seats.error} onRetry={() => void seats.refetch()} />;
}

function Grid({ version }: { version: string }) {
  const { t, colon } = useWords();
  const grid = gridOf(version);
  const title = useGrid(grid).data?.title;
  return (
    <>
      <p>{t(callWords.gridTold)}{colon}<Link to={gridUrl(grid)}>{title ?? grid.slice(grid.indexOf('/') + 1)}</Link>, {t(gridWords.version, { n: numberOf(version) }).toLowerCase()}</p>
      <Answer of={useGridVersion(version)}>{({ criteria }) => <CriteriaTable caption={t(gridWords.criteria)} criteria={criteria} />}</Answer>
    </>
  );
}
