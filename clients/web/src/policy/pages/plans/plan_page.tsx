// An action plan at one glance: what is declared of each commitment beside what was found, what is late, what nobody answers for.
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import type { Plan, PlanDashboard, PlanDashboard_Line as Line } from '@/gen/pepiniere/policy/v1/plan_pb';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { ResourceFrame } from '@/kit/form/resource_frame';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Facts } from '@/kit/ui/facts';
import { Figure } from '@/kit/ui/figure';
import { FilterBar } from '@/kit/ui/filter_bar';
import { OnePage } from '@/kit/ui/one_page';
import { Section } from '@/kit/ui/section';
import { among, soundly } from '@/kit/ui/sound_address';
import { StateTag } from '@/kit/ui/state_tag';
import { Answer } from '@/kit/ui/states';
import { Uri } from '@/kit/ui/uri';
import { useUrlState } from '@/kit/ui/use_url_state';
import { isoOf } from '@/kit/words/day';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { commitmentUrl, PLANS, planUrl } from '@/policy/api/addresses';
import { useMay, useMayBelow } from '@/policy/api/caller';
import { useDashboard, usePlan } from '@/policy/api/plans';
import { History } from '@/policy/components/history';
import { COMMITMENT_KIND, PLAN_KIND } from '@/policy/components/plan_kinds';
import { Things } from '@/policy/components/things';
import { commitmentWords, planWords as words, termText } from '@/policy/words/plans';
import { policyWords } from '@/policy/words/words';
import '@/policy/components/policy.css';

// What a dashboard may show alone, by the parameter of the address.
const SHOWN: Readonly<Record<string, { label: Text; isSo: (line: Line) => boolean }>> = {
  retard: { label: words.onlyLate, isSo: ({ lateMilestoneCount }) => lateMilestoneCount > 0 },
  'sans-reponse': { label: words.onlyUnanswered, isSo: ({ unanswered }) => unanswered },
  differents: { label: words.onlyDiffer, isSo: ({ differ }) => differ },
};

export default soundly({ voir: among(Object.keys(SHOWN)) }, PlanPage);

function PlanPage() {
  const { id = '' } = useParams();
  const plan = usePlan(`plans/${id}`);
  return <OnePage of={plan} one={words.one} missing={words.missing} to={PLANS} way={words.toList}>{(found) => <Sheet key={found.name} plan={found} />}</OnePage>;
}

function Sheet({ plan }: { plan: Plan }) {
  const { t, number } = useWords();
  const { name, country, cycle, firstYear, lastYear, declaredCount, declaredSource, listedCount, uri, deleteTime } = plan;
  const may = useMay(name);
  const dashboard = useDashboard(name);
  return (
    <ResourceFrame kind={PLAN_KIND} row={plan} above={[{ to: PLANS, title: t(words.title) }]} after={PLANS} mayEdit={may('UpdatePlan')} mayDelete={may('DeletePlan')} mayRestore={may('UndeletePlan')}>
      <Facts facts={[
        [words.country, country],
        [words.cycle, <>{cycle} <span className="quiet">{[firstYear, lastYear || ''].filter(Boolean).join('–')}</span></>],
        [words.declared, declaredCount !== undefined && <>{t(words.bothCounts, { declared: number(declaredCount), listed: number(listedCount) })}</>],
        [words.declaredIn, declaredSource],
        [words.uri, uri && <Uri uri={uri} />],
      ]} />
      {!deleteTime && <Dashboard plan={name} dashboard={dashboard} />}
      <History name={name} />
    </ResourceFrame>
  );
}

function Dashboard({ plan, dashboard }: { plan: string; dashboard: ReturnType<typeof useDashboard> }) {
  const { t } = useWords();
  const { get } = useUrlState();
  const may = useMayBelow(plan, 'commitments');
  const [isAdding, setAdding] = useState(false);
  const shown = SHOWN[get('voir')];
  const columns = useColumns();
  return (
    <Section id="tableau-de-bord" title={words.dashboard} told={words.dashboardTold} actions={may('UpdateCommitment') && <button type="button" className="fr-btn fr-btn--sm" onClick={() => setAdding(true)}>{t(commitmentWords.add)}</button>}>
      <Answer of={dashboard} lines={8}>
        {(told) => (
          <>
            <Counts plan={plan} dashboard={told} />
            <FilterBar fields={[{ param: 'voir', type: 'select', label: t(words.show), options: Object.entries(SHOWN).map(([value, { label }]) => ({ value, label: t(label) })) }]} />
            <DataTable cards caption={t(words.dashboard)} noCaption columns={columns} rows={told.lines.filter((line) => shown?.isSo(line) ?? true)} rowKey={({ commitment }) => commitment} empty={<p>{t(shown ? words.dashboardNoneSuch : words.dashboardNone)}</p>} />
          </>
        )}
      </Answer>
      {isAdding && <AddDialog kind={COMMITMENT_KIND} parent={plan} leadTo={({ name }) => commitmentUrl(name)} onClose={() => setAdding(false)} />}
    </Section>
  );
}

// The counts that a plan has of itself and those of its list, side by side; each of the others opens what it counts.
function Counts({ plan, dashboard: { declaredCount, listedCount, lateCount, unansweredCount, lines } }: { plan: string; dashboard: PlanDashboard }) {
  const { t, number } = useWords();
  const differing = lines.filter(({ differ }) => differ).length;
  const only = (voir: string) => `${planUrl(plan)}?voir=${voir}#tableau-de-bord`;
  return (
    <div className="figures">
      {declaredCount !== undefined && <Figure value={number(declaredCount)} label={t(words.declaredCount)} />}
      <Figure value={number(listedCount)} label={t(words.listedCount)} />
      <Figure value={number(lateCount)} label={t(words.lateCount)} to={only('retard')} />
      <Figure value={number(unansweredCount)} label={t(words.unansweredCount)} to={only('sans-reponse')} />
      <Figure value={number(differing)} label={t(words.differ)} to={only('differents')} />
    </div>
  );
}

function useColumns(): Column<Line>[] {
  const { t, shortDate, number } = useWords();
  return [
    { id: 'title', header: t(commitmentWords.one), isHeader: true, csv: ({ identifier, title }) => `${identifier} – ${title}`, cell: ({ commitment, identifier, title }) => <Link to={commitmentUrl(commitment)}>{identifier} – {title}</Link> },
    { id: 'starred', header: t(words.starred), csv: ({ starred }) => (starred ? t(policyWords.yes) : ''), cell: ({ starred }) => starred && t(policyWords.yes) },
    { id: 'claimed', header: t(words.claimed), csv: ({ declaredStatus }) => declaredStatus, cell: ({ declaredStatus }) => (declaredStatus ? t(termText(declaredStatus)) : <span className="quiet">{t(words.notClaimed)}</span>) },
    { id: 'claimedOn', header: t(commitmentWords.on), isDay: true, csv: ({ declaredDate }) => declaredDate && isoOf(declaredDate), cell: ({ declaredDate }) => shortDate(declaredDate) },
    { id: 'reviewed', header: t(words.reviewed), csv: ({ reviewedCompletion }) => reviewedCompletion, cell: ({ reviewedCompletion, differ }) => (
      reviewedCompletion ? <>{t(termText(reviewedCompletion))}{differ && <>{' '}<StateTag text={words.differ} tone="warning" /></>}</> : <span className="quiet">{t(words.notReviewed)}</span>
    ) },
    { id: 'reviewedOn', header: t(commitmentWords.observed), isDay: true, csv: ({ reviewDate }) => reviewDate && isoOf(reviewDate), cell: ({ reviewDate }) => shortDate(reviewDate) },
    { id: 'milestones', header: t(words.lateMilestones), csv: ({ lateMilestoneCount }) => lateMilestoneCount, cell: ({ milestoneCount, lateMilestoneCount }) => (milestoneCount > 0 ? t(words.lateOf, { late: number(lateMilestoneCount), all: number(milestoneCount) }) : '') },
    { id: 'produced', header: t(words.produced), csv: ({ links }) => links.join(', '), cell: ({ links }) => links.length > 0 && <Things names={links} /> },
    { id: 'unanswered', header: t(words.unanswered), csv: ({ unanswered }) => (unanswered ? t(policyWords.yes) : ''), cell: ({ unanswered }) => unanswered && <StateTag text={words.unanswered} tone="warning" /> },
  ];
}
