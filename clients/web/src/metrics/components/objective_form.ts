// The fields of an objective that people read and change, and those of its verdict.
import { snapshotsToChoose } from '@/metrics/api/objectives';
import { useFormulas } from '@/metrics/api/figures';
import { INDICATORS as NAMES } from '@/metrics/words/indicators';
import { objectiveWords as words, VERDICTS } from '@/metrics/words/objectives';
import * as bounds from '@/gen/pepiniere/metrics/v1/bounds';
import { bound } from '@/kit/form/bounds';
import { choices, type Form, type Rows, type Source } from '@/kit/form/field';
import { useWords } from '@/kit/words/use_words';
import { metricsToChoose } from './metrics_to_choose';

const dimensions: Rows = bound(bounds.Dimension, {
  one: words.dimension,
  add: words.addDimension,
  fields: [{ path: 'key', kind: 'text', label: words.key, hint: words.keyHint }, { path: 'value', kind: 'text', label: words.dimensionValue }],
});

// Figures of a metric are chosen as that metric; the progress of an objective, and what is to come, measure none.
const OF_SOMETHING_ELSE: ReadonlySet<string> = new Set(['usage', 'online_share', 'impact', 'forecast']);
export const measuresObjectives = ({ indicator }: { indicator: string }) => !OF_SOMETHING_ELSE.has(indicator);

const INDICATORS: Source = {
  useResources: () => {
    const { t } = useWords();
    return useFormulas().data?.filter(measuresObjectives).map(({ indicator, labelFr, labelEn }) => ({ name: indicator, title: t(NAMES[indicator] ?? { fr: labelFr, en: labelEn }) })) ?? [];
  },
};

export const objectiveFormOf = (project: string): Form => bound(bounds.Objective, {
  fields: [
    { path: 'title', kind: 'text', label: words.name },
    { path: 'hypothesis', kind: 'area', label: words.hypothesis, hint: words.hypothesisHint },
    { path: 'metric', kind: 'word', options: metricsToChoose(project), label: words.metric, hint: words.metricHint },
    { path: 'indicator', kind: 'word', options: INDICATORS, label: words.indicator, hint: words.indicatorHint },
    { path: 'dimensions', kind: 'rows', rows: dimensions, label: words.dimensions },
    { path: 'baseline', kind: 'count', label: words.baseline },
    { path: 'baseline_date', kind: 'day', label: words.baselineDate },
    { path: 'target', kind: 'count', label: words.target },
    { path: 'target_date', kind: 'day', label: words.targetDate },
  ],
});

export const verdictFormOf = (project: string): Form => bound(bounds.JudgeObjectiveRequest, {
  fields: [
    { path: 'verdict', kind: 'enum', options: choices(VERDICTS), label: words.verdict },
    { path: 'reason', kind: 'area', label: words.reason, hint: words.reasonHint },
    { path: 'evidence', kind: 'list', options: snapshotsToChoose(project), label: words.evidence, hint: words.evidenceHint },
  ],
});
