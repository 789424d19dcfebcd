// The whole list, not the page in view, as CSV: comma, UTF-8 with a byte order mark, which spreadsheets ask for.
import { useRef, useState } from 'react';
import { common } from '@/words/common';
import { useWords } from '@/words/use_words';
import { Problem } from './problem';

export interface CsvColumn<Row> {
  header: string;
  value: (row: Row) => string | number | bigint;
}

// A cell that a spreadsheet would compute is written as text.
function cell(value: string | number | bigint): string {
  if (typeof value !== 'string') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvLine(values: readonly (string | number | bigint)[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

interface CsvExportProps<Row> {
  fileName: string;
  columns: readonly CsvColumn<Row>[];
  // Reads every page: see pages() of api/query.ts.
  read: (signal: AbortSignal) => AsyncIterable<readonly Row[]>;
}

export function CsvExport<Row>({ fileName, columns, read }: CsvExportProps<Row>) {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>();
  const running = useRef<AbortController>(undefined);
  const run = async () => {
    if (running.current) return running.current.abort();
    const stop = new AbortController();
    running.current = stop;
    setError(undefined);
    try {
      const parts = ['\ufeff', csvLine(columns.map(({ header }) => header))];
      let n = 0;
      for await (const rows of read(stop.signal)) {
        parts.push(...rows.map((row) => csvLine(columns.map(({ value }) => value(row)))));
        n += rows.length;
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
      <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm fr-icon-download-line fr-btn--icon-left" onClick={() => void run()}>
        {t(common.exportCsv)}
      </button>
      <span className="quiet" role="status">{said}</span>
      {error !== undefined && <Problem error={error} />}
    </div>
  );
}

function save(blob: Blob, fileName: string) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
