// A table of the design system: columns that sort, rows that can be chosen, what to show when there are none, and its rows
// as CSV.
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import type { CsvValue } from './csv';
import { CsvExport } from './csv_export';
import { Problem } from './problem';
import { Empty, Loading } from './states';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  // The field of order_by, where the column sorts.
  sortBy?: string;
  numeric?: boolean;
  // Its cells keep to one line: a day.
  isDay?: boolean;
  // Heads its row.
  isHeader?: boolean;
  // What it is in CSV: a number, a day as 2026-11-25. Without it, what the cell shows; false: nothing, such as a button.
  csv?: ((row: Row) => CsvValue) | false;
}

export interface Selection {
  chosen: ReadonlySet<string>;
  choose: (chosen: Set<string>) => void;
  // Whether a row can be chosen; all of them without it.
  isOffered?: (key: string) => boolean;
}

export interface DataTableProps<Row> {
  caption: string;
  // The caption is said by what stands above already.
  noCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  rowLabel?: (row: Row) => string;
  error?: unknown;
  onRetry?: () => void;
  empty?: ReactNode;
  // AIP-132: "title" or "title desc".
  orderBy?: string;
  onOrder?: (orderBy: string) => void;
  selection?: Selection;
  // The page has an export of its own, of more than these rows and columns.
  exportedApart?: boolean;
  // On a telephone each row is a card, with what heads each column beside its value: for columns of texts, and rows with buttons.
  cards?: boolean;
}

// What is no table to a browser that lays it out otherwise is one all the same.
const roleOf = (cards: boolean | undefined, role: 'table' | 'row' | 'rowheader' | 'cell') => (cards ? { role } : {});

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, noCaption, columns, rows, rowKey, error, onRetry, empty, selection, exportedApart, cards } = props;
  const table = useRef<HTMLTableElement>(null);
  if (error && !rows) return <Problem error={error} onRetry={onRetry} />;
  if (!rows) return <Loading lines={8} />;
  if (rows.length === 0) return <Empty>{empty}</Empty>;
  return (
    <div className={`data-table ${cards ? 'data-table--cards' : ''}`}>
      {error ? <Problem error={error} onRetry={onRetry} /> : null}
      <Frame caption={caption} noCaption={noCaption}>
        <table ref={table} {...roleOf(cards, 'table')}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {selection && <SelectAll keys={rows.map(rowKey)} selection={selection} />}
              {columns.map((column) => <Head key={column.id} column={column} {...props} />)}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => <Line key={rowKey(row)} row={row} {...props} />)}
          </tbody>
        </table>
      </Frame>
      {!exportedApart && <Export {...props} table={table} rows={rows} />}
    </div>
  );
}

// What the table scrolls in, sideways; it says so where the table is wider.
function Frame({ caption, noCaption, children }: { caption: string; noCaption: boolean | undefined; children: ReactNode }) {
  const { t } = useWords();
  const content = useRef<HTMLDivElement>(null);
  const [isWider, setWider] = useState(false);
  useEffect(() => {
    const frame = content.current!;
    const observer = new ResizeObserver(() => setWider(frame.scrollWidth > frame.clientWidth + 1));
    for (const one of [frame, ...frame.children]) observer.observe(one);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      {isWider && <p className="data-table__hint no-print">{t(common.scrolls)}</p>}
      <div className={`fr-table fr-table--sm ${noCaption ? 'fr-table--no-caption' : ''}`}>
        <div className="fr-table__wrapper">
          <div className="fr-table__container">
            <div ref={content} className="fr-table__content" tabIndex={0} role="group" aria-label={caption}>{children}</div>
          </div>
        </div>
      </div>
    </>
  );
}

function Export<Row>({ table, rows, caption, columns, selection }: DataTableProps<Row> & { table: RefObject<HTMLTableElement | null>; rows: readonly Row[] }) {
  type Numbered = { row: Row; i: number };
  const shown = ({ i }: Numbered, j: number) => table.current?.tBodies[0]?.rows[i]?.cells[selection ? j + 1 : j]?.innerText.trim() ?? '';
  return (
    <CsvExport fileName={fileNameOf(caption)} what={caption} rows={rows.map((row, i) => ({ row, i }))}
      columns={columns.flatMap(({ header, csv }, j) => (csv === false ? [] : [{
        header, value: (numbered: Numbered) => (csv ? csv(numbered.row) : shown(numbered, j)),
      }]))} />
  );
}

// "Où en sont les projets" is ou-en-sont-les-projets.csv.
function fileNameOf(caption: string): string {
  const words = caption.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return `${words.join('-')}.csv`;
}

function Head<Row>({ column, orderBy, onOrder }: DataTableProps<Row> & { column: Column<Row> }) {
  const { t } = useWords();
  const { header, sortBy, numeric } = column;
  const className = numeric ? 'numeric' : undefined;
  if (!sortBy || !onOrder) return <th scope="col" className={className}>{header}</th>;
  const [by, direction] = (orderBy ?? '').split(' ');
  const sorted = by !== sortBy ? 'none' : direction === 'desc' ? 'descending' : 'ascending';
  const next = sorted === 'ascending' ? `${sortBy} desc` : sortBy;
  return (
    <th scope="col" className={className} aria-sort={sorted}>
      <button type="button" className={`sort sort--${sorted}`} onClick={() => onOrder(next)}
        title={t(sorted === 'ascending' ? common.sortedDown : common.sortedUp, { column: header })}>
        {header}
      </button>
    </th>
  );
}

function Line<Row>({ row, columns, rowKey, rowLabel, selection, cards }: DataTableProps<Row> & { row: Row }) {
  const key = rowKey(row);
  return (
    <tr aria-selected={selection?.chosen.has(key)} {...roleOf(cards, 'row')}>
      {selection && <Select id={key} label={rowLabel?.(row) ?? key} selection={selection} />}
      {columns.map(({ id, header, cell, numeric, isDay, isHeader }) => (isHeader
        ? <th key={id} scope="row" className={isDay ? 'day' : undefined} {...roleOf(cards, 'rowheader')}>{cell(row)}</th>
        : <td key={id} className={numeric ? 'numeric' : isDay ? 'day' : undefined} data-label={header} {...roleOf(cards, 'cell')}>{cell(row)}</td>))}
    </tr>
  );
}

function Select({ id, label, selection: { chosen, choose, isOffered } }: { id: string; label: string; selection: Selection }) {
  const { t } = useWords();
  const toggle = () => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    choose(next);
  };
  if (isOffered && !isOffered(id)) return <td className="select-cell" />;
  return (
    <td className="select-cell">
      <input type="checkbox" checked={chosen.has(id)} onChange={toggle} aria-label={t(common.selectRow, { name: label })} />
    </td>
  );
}

function SelectAll({ keys: every, selection: { chosen, choose, isOffered } }: { keys: string[]; selection: Selection }) {
  const { t } = useWords();
  const keys = isOffered ? every.filter(isOffered) : every;
  if (keys.length === 0) return <td className="select-cell" />;
  const all = keys.every((key) => chosen.has(key));
  const toggle = () => {
    const next = new Set(chosen);
    for (const key of keys) {
      if (all) next.delete(key);
      else next.add(key);
    }
    choose(next);
  };
  return (
    <th scope="col" className="select-cell">
      <input type="checkbox" checked={all} onChange={toggle} aria-label={t(common.selectAll)} />
    </th>
  );
}
