// What is otherwise than it was known to be on some day.
import { useSaid } from '@/metrics/components/use_said';
import { DIFFERENCES, explanationWords as words } from '@/metrics/words/explanation';
import type { Explanation } from '@/gen/pepiniere/metrics/v1/explanation_pb';
import { DataTable } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';

export function Changes({ explanation: { before, changes, indicator }, isAsked }: { explanation: Explanation; isAsked: boolean }) {
  const { t, date } = useWords();
  const said = useSaid();
  if (!isAsked) return null;
  const brought = (value: number) => (indicator?.unit === 's' ? said.duration(value) : said.short(value));
  return (
    <section className="measures__section fr-mt-4w" aria-labelledby="changements">
      <h2 className="fr-h4" id="changements">{t(words.changes)}</h2>
      {before && <p>{t(words.before, { value: said.value(before) })}</p>}
      <DataTable caption={t(words.changes)} noCaption rows={changes} rowKey={({ resource, kind, receiveTime }) => `${resource}/${kind}/${receiveTime?.seconds}`} empty={<p>{t(words.same)}</p>} columns={[
        { id: 'what', header: t(words.row), isHeader: true, cell: ({ resource }) => resource.split('/').slice(-2).join('/'), csv: ({ resource }) => resource },
        { id: 'kind', header: t(words.what), cell: ({ kind }) => t(DIFFERENCES[kind]) },
        { id: 'received', header: t(words.received), cell: ({ receiveTime }) => date(receiveTime) },
        { id: 'before', header: t(words.valueBefore), numeric: true, cell: ({ before: value }) => (value === undefined ? t(words.notCounted) : brought(value)), csv: ({ before: value }) => value },
        { id: 'after', header: t(words.valueAfter), numeric: true, cell: ({ after: value }) => (value === undefined ? t(words.countsNoMore) : brought(value)), csv: ({ after: value }) => value },
      ]} />
    </section>
  );
}
