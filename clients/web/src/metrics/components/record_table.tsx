// What is told of a project of one kind, the latest first: who told it, and what those who may do about it.
import { useState, type ReactNode } from 'react';
import { useWrite } from '@/kit/api/write';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Problem } from '@/kit/ui/problem';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { dataWords } from '@/metrics/words/data';
import { measureWords } from '@/metrics/words/words';
import type { Text } from '@/kit/words/text';
import { DeleteRecord, EditRecord } from './record_dialogs';
import type { RecordKind, Row } from './record_kind';

// The answer that rows are of; there may be more of it.
interface Found { error: unknown; refetch: () => unknown; hasNextPage?: boolean; fetchNextPage?: () => unknown; isFetchingNextPage?: boolean }
type Dialogue = 'edit' | 'remove';

interface RecordTableProps<R extends Row> {
  kind: RecordKind<R>;
  caption: Text;
  none: Text;
  found: Found;
  rows: readonly R[] | undefined;
  columns: readonly Column<R>[];
  may: (row: R, verb: 'Update' | 'Delete' | 'Undelete') => boolean;
  // What else is done with one.
  acts?: (row: R) => ReactNode;
}

export function RecordTable<R extends Row>({ kind, caption, none, found, rows, columns, may, acts }: RecordTableProps<R>) {
  const words = useWords();
  const { t } = words;
  const [opened, open] = useState<{ dialog: Dialogue; row: R }>();
  // It follows what others change; one that somebody deletes meanwhile stays where it is edited, and says so there.
  const now = opened && (rows?.find(({ name }) => name === opened.row.name) ?? opened.row);
  const { mutate: undelete, isPending, error } = useWrite(kind.methods.undelete);
  const act = (row: R, dialog: Dialogue, label: Text) => (
    <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => open({ dialog, row })}>{t(label)}<Of row={row} kind={kind} /></button>
  );
  const can = (row: R) => (row.deleteTime
    ? may(row, 'Undelete') && <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" disabled={isPending} onClick={() => undelete({ name: row.name, etag: row.etag } as never)}>{t(common.restore)}<Of row={row} kind={kind} /></button>
    : <>{may(row, 'Update') && act(row, 'edit', dataWords.edit)} {may(row, 'Delete') && act(row, 'remove', dataWords.remove)} {acts?.(row)}</>);
  const isActed = rows?.some((row) => may(row, row.deleteTime ? 'Undelete' : 'Update') || may(row, 'Delete')) || acts !== undefined;
  const close = () => open(undefined);
  return (
    <>
      {error && <Problem error={error} />}
      <DataTable caption={t(caption)} noCaption cards rows={rows} error={found.error} onRetry={() => void found.refetch()} rowKey={({ name }) => name} empty={<p>{t(none)}</p>}
        columns={[...columns, ...(isActed ? [{ id: 'act', header: t(dataWords.act), csv: false as const, cell: (row: R) => <div className="no-print">{can(row)}</div> }] : [])]} />
      {found.hasNextPage && <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm no-print" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage?.()}>{t(measureWords.more)}<span className="fr-sr-only">{words.colon}{t(caption)}</span></button>}
      {opened?.dialog === 'edit' && now && <EditRecord kind={kind} row={now} mayRestore={may(now, 'Undelete')} onClose={close} />}
      {opened?.dialog === 'remove' && now && <DeleteRecord kind={kind} row={now} onClose={close} />}
    </>
  );
}

// Which one a button is about.
function Of<R extends Row>({ kind, row }: { kind: RecordKind<R>; row: R }) {
  const words = useWords();
  return <span className="fr-sr-only">{words.colon}{kind.titleOf(row, words)}</span>;
}

// A thing that was deleted says so beside its name.
export function Named({ children, of: { deleteTime } }: { children: ReactNode; of: Row }) {
  const { t, date } = useWords();
  return <>{children}{deleteTime && <> <span className="quiet">({t(dataWords.deletedOn, { date: date(deleteTime) })})</span></>}</>;
}
