// One field, one value, many projects; and what became of each.
import { Code } from '@connectrpc/connect';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import type { Problem } from '@/kit/api/problem';
import { query } from '@/kit/api/query';
import { EachLines } from '@/kit/form/each_lines';
import { ChoiceField, TextField } from '@/kit/form/inputs';
import { Readers, readersOfField } from '@/kit/form/readers';
import { Dialog } from '@/kit/ui/dialog';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { useOrganisations } from '@/portfolio/api/directory';
import { readersOf } from '@/portfolio/words/readers';
import { BULK_FIELDS, type BulkField } from './fields';
import { useBulk } from './use_bulk';
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
        {begun && <EachLines lines={bulk.lines} isRunning={bulk.isRunning} words={bulkWords} whyOf={whyOf} />}
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

const whyOf = ({ code }: Problem) => (code === Code.Aborted ? bulkWords.faster : code === Code.PermissionDenied ? bulkWords.notYours : undefined);
