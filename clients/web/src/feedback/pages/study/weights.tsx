// Weighting those who answered to the margins of the whole; the unweighted figures are always beside.
import { useState } from 'react';
import { feedbackMethods } from '@/feedback/api/clients';
import { usePanel } from '@/feedback/api/panels';
import { studyWords as words } from '@/feedback/words/studies';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import type { Panel } from '@/gen/pepiniere/feedback/v1/panel_pb';
import type { Study, WeightStudyResponse } from '@/gen/pepiniere/feedback/v1/study_pb';
import { call } from '@/kit/api/query';
import { ActDialog } from '@/kit/form/act_dialog';
import { bound } from '@/kit/form/bounds';
import { sameInBoth, textOfRows, writeValues, type Form, type Rows } from '@/kit/form/field';
import type { Readership } from '@/kit/form/readers';
import { DataTable } from '@/kit/ui/data_table';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';

const TENTHS = 10, HUNDREDTHS = 100;

// It is computed, and nothing is kept.
const READ_BY_NOBODY: Readership = { by: 'people', restricted: [], untilHeld: [], words: { people: words.weightsReaders } };

function formOf({ criteria }: Panel): Form {
  const values = [...new Set(criteria.flatMap((one) => one.values))];
  const targets: Rows = bound(bounds.MarginTarget, {
    one: words.target, add: words.addTarget,
    fields: [
      { path: 'criterion', kind: 'word', required: true, options: criteria.map(({ code, label }) => sameInBoth(code, label)), label: words.criterion },
      { path: 'value', kind: 'word', required: true, options: values.map((value) => sameInBoth(value)), label: words.value },
      { path: 'total', kind: 'number', required: true, label: words.total },
    ],
  });
  return { fields: [{ path: 'targets', kind: 'rows', required: true, rows: targets, label: words.targets }] };
}

// A line a value of what the sample was balanced by.
const startOf = ({ criteria }: Panel, { stratifyBy }: Study) => ({
  targets: textOfRows(criteria.filter(({ code }) => code === stratifyBy).flatMap(({ code, values }) => values.map((value) => ({ criterion: code, value, total: '' })))),
});

export function Weights({ study, panel: name }: { study: Study; panel: string }) {
  const { t, number } = useWords();
  const { data: panel } = usePanel(name);
  const [isOpen, setOpen] = useState(false);
  const [found, setFound] = useState<WeightStudyResponse>();
  if (!panel || panel.criteria.length === 0) return null;
  const form = formOf(panel);
  return (
    <Section id="poids" title={words.weights} told={words.weightsTold} actions={<button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => setOpen(true)}>{t(words.compute)}</button>}>
      <div role="status">{found && <p>{t(words.deff, { n: number(Math.round(found.designEffect * HUNDREDTHS) / HUNDREDTHS) })}</p>}</div>
      {found && <Weighted found={found} panel={panel} />}
      {isOpen && (
        <ActDialog id={`${study.name}.poids`} title={t(words.weights)} submit={t(words.compute)} told={t(words.weightsTold)} form={form} start={startOf(panel, study)} writes={READ_BY_NOBODY}
          send={async (values) => setFound(await call(feedbackMethods.weightStudy, { name: study.name, ...writeValues(form, values) }))} onClose={() => setOpen(false)} />
      )}
    </Section>
  );
}

function Weighted({ found: { groups }, panel: { criteria } }: { found: WeightStudyResponse; panel: Panel }) {
  const { t, number, colon } = useWords();
  const labelOf = (criterion: string) => criteria.find(({ code }) => code === criterion)?.label ?? criterion;
  const rows = groups.map((group) => ({ group, called: group.values.map(({ criterion, value }) => labelOf(criterion) + colon + value).join(', ') }));
  const weighted = (people: number, weight: number) => Math.round(people * weight * TENTHS) / TENTHS;
  return (
    <DataTable cards caption={t(words.weighted)} rows={rows} rowKey={({ called }) => called} columns={[
      { id: 'group', header: t(words.group), isHeader: true, csv: ({ called }) => called, cell: ({ called }) => called },
      { id: 'people', header: t(words.people), numeric: true, csv: ({ group }) => group.people, cell: ({ group }) => number(group.people) },
      { id: 'weight', header: t(words.weight), numeric: true, csv: ({ group }) => group.weight, cell: ({ group }) => number(group.weight) },
      { id: 'weighted', header: t(words.weightedPeople), numeric: true, csv: ({ group }) => weighted(group.people, group.weight), cell: ({ group }) => number(weighted(group.people, group.weight)) },
    ]} />
  );
}
