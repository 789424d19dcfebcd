// The lines of one kind, those that hold, and on demand those that a correction superseded.
import { useId, useState, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { Who } from '@/access/feature';
import type { Money } from '@/gen/google/type/money_pb';
import type { Trail } from '@/gen/pepiniere/portfolio/v1/entry_pb';
import { valueAt, type Field, type Kind } from '@/kit/form/field';
import type { CsvValue } from '@/kit/ui/csv';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { isoOf, type Day } from '@/kit/words/day';
import { eurosOf } from '@/kit/words/money';
import { useWords } from '@/kit/words/use_words';
import { committeeUrl } from '@/portfolio/api/addresses';
import { useLines, type Line, type LineKind } from '@/portfolio/components/record/lines';
import { DialogueLink } from './dialogue_link';
import { FieldValue } from './field_value';
import { projectWords } from './words';

export const numberOf = (name: string) => name.slice(name.lastIndexOf('/') + 1);

// What is more than its text.
const CSV_OF: Partial<Record<Kind, (value: unknown) => CsvValue>> = {
  money: (value) => (value ? eurosOf(value as Money) : undefined),
  number: (value) => (value ? Number(value) : undefined),
  day: (value) => (value ? isoOf(value as Day) : undefined),
};

export function LineTable({ project, kind, mayCorrect, children }: { project: string; kind: LineKind; mayCorrect: boolean; children?: ReactNode }) {
  const { t } = useWords();
  const id = useId();
  const [all, setAll] = useState(false);
  const lines = useLines(project, kind, all);
  const columns: Column<Line>[] = [
    // A column that no line fills says nothing.
    ...kind.form.fields.filter(({ path, required }) => required || lines.data?.some((line) => valueAt(line, path))).map((field): Column<Line> => ({
      id: field.path,
      header: t(field.label),
      numeric: field.kind === 'money' || field.kind === 'number',
      isDay: field.kind === 'day',
      csv: CSV_OF[field.kind] && ((line) => CSV_OF[field.kind]?.(valueAt(line, field.path))),
      cell: (line) => <Cell field={field} line={line} />,
    })),
    { id: 'trail', header: t(projectWords.recorded), cell: ({ trail }) => <TrailCell trail={trail} /> },
    ...(mayCorrect ? [{ id: 'correct', header: t(projectWords.columnActions), csv: false as const, cell: (line: Line) => <Correct kind={kind} line={line} /> }] : []),
  ];
  return (
    <div className="lines">
      <DataTable caption={t(kind.title)} columns={columns} rows={lines.data} error={lines.error} onRetry={() => void lines.refetch()}
        rowKey={({ name }) => name} empty={<p>{t(kind.empty)}</p>} />
      <div className="lines__foot no-print">
        {children}
        <div className="fr-checkbox-group fr-checkbox-group--sm">
          <input id={id} type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
          <label className="fr-label" htmlFor={id}>{t(projectWords.showSuperseded)}</label>
        </div>
      </div>
    </div>
  );
}

function Cell({ field, line }: { field: Field; line: Line }) {
  const value = <FieldValue field={field} value={valueAt(line, field.path)} />;
  return line.trail?.supersedeTime ? <del>{value}</del> : value;
}

function TrailCell({ trail }: { trail: Trail | undefined }) {
  const { t, shortDate, colon } = useWords();
  if (!trail) return null;
  const { recordTime, recordedBy, supersedeTime, supersededBy, supersedeReason, source } = trail;
  return (
    <span className="trail">
      <span>{t(projectWords.recordedBy, { date: shortDate(recordTime) })} <Who name={recordedBy} /></span>
      {source.startsWith('committees/') ? <Link to={committeeUrl(source)}>{t(projectWords.fromCommittee)}</Link>
        : source && <span>{t(projectWords.fromSource, { source })}</span>}
      {supersedeTime && (
        <strong>{t(supersededBy ? projectWords.corrected : projectWords.withdrawn)} {t(projectWords.recordedOn, { date: shortDate(supersedeTime) })}
          {supersedeReason && colon + supersedeReason}</strong>
      )}
    </span>
  );
}

function Correct({ kind, line }: { kind: LineKind; line: Line }) {
  const { t } = useWords();
  if (line.trail?.supersedeTime) return null;
  return (
    <DialogueLink dialogue={kind.id} about={{ ligne: numberOf(line.name) }} label={t(projectWords.correctThis, { what: `${t(kind.title)} ${numberOf(line.name)}` })}>
      {t(projectWords.correct)}
    </DialogueLink>
  );
}
