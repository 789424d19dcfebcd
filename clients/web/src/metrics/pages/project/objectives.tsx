// What the project means to change, and how far it is.
import { lazy, Suspense, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { explanationUrl } from '@/metrics/api/addresses';
import { useMay, useMayBelow } from '@/metrics/api/caller';
import { metricsMethods } from '@/metrics/api/clients';
import { useComparisons } from '@/metrics/api/objectives';
import { daysOf, type Window } from '@/metrics/api/window';
import { AddObjective, DeleteObjective, EditObjective, JudgeObjective } from '@/metrics/components/objective_dialogs';
import { useSaid } from '@/metrics/components/use_said';
import { INDICATORS, wordOf } from '@/metrics/words/indicators';
import { MEASURES, objectiveWords as words, VERDICT_COLOURS, VERDICTS } from '@/metrics/words/objectives';
import { TargetComparison_Measure as Measure, type TargetComparison } from '@/gen/pepiniere/metrics/v1/comparison_pb';
import type { Objective } from '@/gen/pepiniere/metrics/v1/objective_pb';
import { JustDeleted } from '@/kit/form/deletion';
import { Facts } from '@/kit/ui/facts';
import { Answer, Empty } from '@/kit/ui/states';
import { isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

const Markdown = lazy(() => import('@/kit/ui/markdown'));
const DIALOGS = { edit: EditObjective, judge: JudgeObjective, remove: DeleteObjective } as const;
type Opened = { dialog: keyof typeof DIALOGS; name: string };

export function Objectives({ project, window }: { project: string; window: Window }) {
  const { t } = useWords();
  const may = useMay(project);
  const mayBelow = useMayBelow(project, 'objectives');
  const comparisons = useComparisons(project, window);
  const [isAdding, setAdding] = useState(false);
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  // One that somebody deletes meanwhile stays where it is edited, and says so there.
  const [edited, setEdited] = useState<Objective>();
  const now = comparisons.data?.comparisons.find(({ objective }) => objective?.name === opened?.name)?.objective ?? edited;
  const open = (dialog: Opened['dialog'], objective: Objective) => (setEdited(objective), setOpened({ dialog, name: objective.name }));
  const OpenedDialog = opened && DIALOGS[opened.dialog];
  return (
    <>
      <p>{t(words.told)}</p>
      <JustDeleted undelete={metricsMethods.undeleteObjective as never} />
      <Answer of={comparisons}>
        {({ comparisons: all }) => (all.length === 0 ? <Empty><p>{t(words.none)}</p><p>{t(words.noneTold)}</p></Empty>
          : all.map((comparison) => <One key={comparison.objective?.name} comparison={comparison} project={project} mayBelow={mayBelow} open={open} />))}
      </Answer>
      {may('CreateObjective') && <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm no-print" onClick={() => setAdding(true)}>{t(words.add)}</button>}
      {isAdding && <AddObjective project={project} onClose={() => setAdding(false)} />}
      {OpenedDialog && now && <OpenedDialog objective={now} mayRestore={mayBelow('UndeleteObjective')} onClose={close} />}
    </>
  );
}

interface OneProps { comparison: TargetComparison; project: string; mayBelow: (method: string) => boolean; open: (dialog: Opened['dialog'], objective: Objective) => void }

function One({ comparison, project, mayBelow, open }: OneProps) {
  const { t, date, colon } = useWords();
  const said = useSaid();
  const [params] = useSearchParams();
  const { objective, indicator, value, valueTime, progress, noData, met, daysLeft, measure } = comparison;
  if (!objective) return null;
  const { name, title, hypothesis, metric, indicator: by, baseline, baselineDate, target, targetDate, verdict, verdictReason, dimensions } = objective;
  // Progress is a share; what it is told of is in the unit of its metric.
  const unit = metric ? said.unitOfMetric(metric) : indicator?.unit ?? '';
  const measured = (n: number | undefined) => n !== undefined && said.measured(n, unit);
  const on = (n: number | undefined, day: string) => (n !== undefined && day ? t(words.valueOn, { value: said.measured(n, unit), date: day }) : measured(n));
  const [from, to] = daysOf(indicator ?? {});
  const compared = () => (value !== undefined && measure !== Measure.LAST_VALUE && from && to
    ? t(words.valueOver, { value: said.measured(value, unit), from: date(from), to: date(to) })
    : on(value, date(valueTime)));
  const act = (dialog: Opened['dialog'], label: string) => (
    <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => open(dialog, objective)}>{label}<span className="fr-sr-only">{colon}{title}</span></button>
  );
  return (
    <article className="fr-mb-4w" data-objective={name}>
      <h3 className="fr-h6">
        {title} <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${VERDICT_COLOURS[verdict] ? `fr-badge--${VERDICT_COLOURS[verdict]}` : ''}`}>{t(VERDICTS[verdict])}</span>
      </h3>
      {hypothesis && <Suspense fallback={null}><Markdown text={hypothesis} /></Suspense>}
      <Facts facts={[
        [words.metric, [metric ? said.titleOf(metric) : t(wordOf(INDICATORS, by)), ...dimensions.map(said.dimension)].join(', ')],
        [words.baseline, on(baseline, date(baselineDate))],
        [words.target, on(target, date(targetDate))],
        [MEASURES[measure], noData && value === undefined ? said.why({ noData }) : compared()],
        [words.progress, progress === undefined ? noData !== 0 && value !== undefined && said.why({ noData }) : <>{said.percent(progress)}{met !== undefined && <> – {t(met ? words.met : words.notMet)}</>}</>],
        [words.targetDate, targetDate && <><time dateTime={isoOf(targetDate)}>{date(targetDate)}</time>{daysLeft !== undefined && <> – {daysLeft < 0 ? t(words.over) : t(words.daysLeft, { n: daysLeft })}</>}</>],
        [words.reason, verdictReason && <Suspense key="why" fallback={null}><Markdown text={verdictReason} /></Suspense>],
      ]} />
      <div className="fr-btns-group fr-btns-group--inline fr-btns-group--sm no-print fr-mt-1w">
        <Link className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm" to={explanationUrl(project, { indicator: 'impact', subject: name, dimensions: [] }, params)}>{t(words.explain)}<span className="fr-sr-only">{colon}{title}</span></Link>
        {mayBelow('UpdateObjective') && act('edit', t(words.edit))}
        {mayBelow('JudgeObjective') && act('judge', t(words.judge))}
        {mayBelow('DeleteObjective') && act('remove', t(words.remove))}
      </div>
    </article>
  );
}
