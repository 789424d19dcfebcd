// One field, one value, many projects; and what became of each.
import { Code } from '@connectrpc/connect';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { problemOf } from '@/kit/api/problem';
import { wordsOf } from '@/kit/api/problem_words';
import { query } from '@/kit/api/query';
import { ChoiceField, TextField } from '@/kit/form/inputs';
import { Readers, readersOfField } from '@/kit/form/readers';
import { Dialog } from '@/kit/ui/dialog';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { useOrganisations } from '@/portfolio/api/directory';
import { readersOf } from '@/portfolio/words/readers';
import { BULK_FIELDS, type BulkField } from './fields';
import { useBulk, type Line } from './use_bulk';
import { bulkWords } from './words';

export function BulkDialog({ names, onClose }: { names: readonly string[]; onClose: () => void }) {
  const { t } = useWords();
  const [index, setIndex] = useState('0');
  const [value, setValue] = useState('');
  const bulk = useBulk();
  const field = BULK_FIELDS[Number(index)]!;
  const work = { field, value: value.trim() };
  const failed = bulk.lines.filter(({ state }) => state === 'failed').length;
  const begun = bulk.lines.length > 0;
  return (
    <Dialog title={t(bulkWords.title, { n: names.length })} onClose={onClose} wide>
      <form onSubmit={(event) => {
        event.preventDefault();
        void bulk.start(names, work);
      }}>
        <p>{t(bulkWords.told)}</p>
        <Readers writes={readersOf('UpdateProject')} />
        <ChoiceField label={t(bulkWords.field)} value={index} disabled={bulk.isRunning}
          onChange={(next) => {
            setIndex(next);
            setValue('');
          }}
          options={BULK_FIELDS.map(({ label }, i) => ({ value: String(i), label: t(label) }))} />
        <ValueField field={field} value={value} onChange={setValue} disabled={bulk.isRunning} />
        {begun && <Results lines={bulk.lines} isRunning={bulk.isRunning} />}
        <div className="dialog__actions">
          <button type="submit" className="fr-btn" disabled={bulk.isRunning || (!work.value && !field.clears)}>
            {t(bulkWords.apply, { n: names.length })}
          </button>
          {failed > 0 && (
            <button type="button" className="fr-btn fr-btn--secondary" disabled={bulk.isRunning} onClick={() => void bulk.retry()}>
              {t(bulkWords.again, { n: failed })}
            </button>
          )}
          <button type="button" className="fr-btn fr-btn--secondary" onClick={onClose}>{t(begun ? common.close : common.cancel)}</button>
        </div>
      </form>
    </Dialog>
  );
}

interface ValueProps { field: BulkField; value: string; onChange: (value: string) => void; disabled: boolean }

const DIMENSIONS = { theme: PortfolioDimension.THEME, user_type: PortfolioDimension.USER_TYPE } as const;

function ValueField({ field, ...props }: ValueProps) {
  const { t, locale } = useWords();
  const { data: organisations = [] } = useOrganisations();
  const dimension = field.values && field.values !== 'organisations' ? field.values : undefined;
  const { data: used } = useQuery({
    ...query(portfolioMethods.getPortfolioSummary, { groupBy: dimension ? [DIMENSIONS[dimension]] : [] }), enabled: !!dimension,
  });
  if (field.values === 'organisations') {
    const options = organisations.map(({ name, title }) => ({ value: name, label: title })).sort((a, b) => a.label.localeCompare(b.label, locale));
    return <ChoiceField label={t(bulkWords.value)} options={options} none="–" required {...props} />;
  }
  return (
    <TextField label={t(bulkWords.value)} hint={[field.clears && bulkWords.emptyClears, readersOfField(readersOf('UpdateProject'), field.path)].map((text) => text && t(text)).filter(Boolean).join(' ') || undefined} required={!field.clears} {...props}
      suggestions={dimension && used?.groups.flatMap(({ keys }) => keys[dimension] || [])} />
  );
}

function Results({ lines, isRunning }: { lines: readonly Line[]; isRunning: boolean }) {
  const { t } = useWords();
  const count = (state: Line['state']) => lines.filter((line) => line.state === state).length;
  const done = lines.length - count('waiting');
  return (
    <section aria-label={t(bulkWords.results)}>
      <progress className="bulk-progress" max={lines.length} value={done} aria-label={t(bulkWords.progress, { done, all: lines.length })} />
      <p role="status" className="fr-mb-1w">
        {isRunning ? t(bulkWords.progress, { done, all: lines.length })
          : t(bulkWords.summary, { done: count('done'), unchanged: count('unchanged'), failed: count('failed') })}
      </p>
      <ul className="bulk-lines">{lines.map((line) => <Result key={line.name} line={line} />)}</ul>
    </section>
  );
}

function Result({ line: { title, state, error } }: { line: Line }) {
  const { t, colon } = useWords();
  const saidOf = ({ title: whole, details }: ReturnType<typeof wordsOf>) => details.map((text) => t(text)).join(', ') || t(whole);
  const problem = error === undefined ? undefined : problemOf(error);
  const why = problem && (problem.code === Code.Aborted ? t(bulkWords.faster) : problem.code === Code.PermissionDenied ? t(bulkWords.notYours)
    : saidOf(wordsOf(problem)));
  return <li><strong>{title}</strong>{colon}<span className={`bulk-lines__${state}`}>{t(bulkWords[state])}{why && ` – ${why}`}</span></li>;
}
