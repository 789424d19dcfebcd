// The whole list, not the page in view, as a file that a spreadsheet opens.
import { useRef, useState } from 'react';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { CSV_BEGIN, csvLine, type CsvValue } from './csv';
import { Problem } from './problem';
import { save } from './save';

export interface CsvColumn<Row> {
  header: string;
  value: (row: Row) => CsvValue;
}

interface CsvExportProps<Row> {
  fileName: string;
  // Which list, where a page has several.
  what?: string;
  columns: readonly CsvColumn<Row>[];
  // All of them where they are here, else what reads every page: see pages() of api/query.ts.
  rows?: readonly Row[];
  read?: (signal: AbortSignal) => AsyncIterable<readonly Row[]>;
}

export function CsvExport<Row>({ fileName, what, columns, rows = [], read }: CsvExportProps<Row>) {
  const { t, colon } = useWords();
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>();
  const running = useRef<AbortController>(undefined);
  const run = async () => {
    if (running.current) return running.current.abort();
    const stop = new AbortController();
    running.current = stop;
    setError(undefined);
    try {
      const parts = [CSV_BEGIN, csvLine(columns.map(({ header }) => header))];
      let n = 0;
      for await (const some of read?.(stop.signal) ?? [rows]) {
        parts.push(...some.map((row) => csvLine(columns.map(({ value }) => value(row)))));
        n += some.length;
        setSaid(t(common.exporting, { n }));
      }
      save(new Blob(parts, { type: 'text/csv;charset=utf-8' }), fileName);
      setSaid(t(common.exported, { n }));
    } catch (caught) {
      setSaid('');
      if (!stop.signal.aborted) setError(caught);
    } finally {
      running.current = undefined;
    }
    return undefined;
  };
  return (
    <div className="csv-export no-print">
      <button type="button" className={`fr-btn ${what ? 'fr-btn--tertiary' : 'fr-btn--secondary'} fr-btn--sm fr-icon-download-line fr-btn--icon-left`} onClick={() => void run()}>
        {t(common.exportCsv)}
        {what && <span className="fr-sr-only">{colon}{what}</span>}
      </button>
      <span className="quiet" role="status">{said}</span>
      {error !== undefined && <Problem error={error} />}
    </div>
  );
}
