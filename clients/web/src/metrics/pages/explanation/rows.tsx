// Row by row, what counts; and what does not, with why.
import { idIn } from '@/metrics/api/addresses';
import { useSaid } from '@/metrics/components/use_said';
import { useTeller } from '@/metrics/components/use_teller';
import { EXCLUSIONS, wordOf } from '@/metrics/words/indicators';
import { explanationWords as words } from '@/metrics/words/explanation';
import type { Explanation, Explanation_Row as Row } from '@/gen/pepiniere/metrics/v1/explanation_pb';
import { noteText } from '@/metrics/words/notes';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { answerText, bringsTime, isAnswer, isPoint } from './row_names';

interface RowsProps { pages: readonly Explanation[]; project: string; indicator: string; unit: string; hasMore: boolean; more: () => void; isFetching: boolean }

export function Rows({ pages, project, indicator, unit, hasMore, more, isFetching }: RowsProps) {
  const { t, date, number } = useWords();
  const said = useSaid();
  const rows = pages.flatMap((page) => page.rows);
  const out = pages.flatMap((page) => page.exclusions);
  const all = Number(pages[0]?.rowCount ?? 0n);
  const teller = useTeller(project);
  // Of those who may read them.
  const titles = new Map(pages.flatMap((page) => page.titles).map(({ workItem, title }) => [workItem, title]));
  const titled = (resource: string, label: string) => [label || idIn(resource), titles.get(resource)].filter(Boolean).join(' – ');
  const called = (row: Row) => {
    if (isAnswer(row)) return [t(answerText(indicator, row.label)), row.form].filter(Boolean).join(' – ');
    return isPoint(row) && row.label ? said.titleOf(`definitions/${row.label}`) : titled(row.resource, row.label);
  };
  // Answers are counted by the day.
  const instants = (row: Row) => <ul className="values">{row.times.map((time, i) => <li key={i}>{date(isAnswer(row) ? dayAt(time) : time)}</li>)}</ul>;
  const whom: Column<Row> = { id: 'whom', header: t(words.whom), cell: ({ dimensions }) => dimensions.map(said.dimension).join(', ') };
  return (
    <>
      <section className="measures__section" aria-labelledby="lignes">
        <h2 className="fr-h4" id="lignes">{t(words.rows)}</h2>
        <DataTable caption={t(words.rows)} noCaption rows={rows} cards rowKey={({ resource, label, times }) => `${resource}/${label}/${times.map(({ seconds }) => seconds).join()}`} empty={<p>{t(words.noRows)}</p>} columns={[
          { id: 'row', header: t(words.row), isHeader: true, cell: called },
          ...(rows.some(({ dimensions }) => dimensions.length > 0) ? [whom] : []),
          { id: 'times', header: t(words.times), cell: instants },
          { id: 'contribution', header: t(words.contribution), numeric: true, cell: ({ contribution }) => (bringsTime(indicator, unit) ? said.duration(contribution) : said.short(contribution)), csv: ({ contribution }) => contribution },
          { id: 'rank', header: t(words.rank), cell: ({ percentiles }) => percentiles.map((n) => `P${n}`).join(', ') },
          { id: 'by', header: t(words.by), cell: ({ source }) => teller(source), csv: ({ source }) => source },
          { id: 'revision', header: t(words.revision), numeric: true, cell: ({ revision }) => number(revision), csv: ({ revision }) => revision },
          { id: 'received', header: t(words.received), cell: ({ receiveTime }) => receiveTime && date(receiveTime), csv: ({ receiveTime }) => receiveTime && dayAt(receiveTime) },
          { id: 'note', header: t(words.note), cell: ({ note }) => noteText(note, said.duration).map((text) => t(text)).join(' ; ') },
        ]} />
      </section>
      <section className="measures__section" aria-labelledby="laisses">
        <h2 className="fr-h4" id="laisses">{t(words.out)}</h2>
        <DataTable caption={t(words.out)} noCaption rows={out} rowKey={({ resource, reason }) => `${resource}/${reason}`} empty={<p>{t(words.nothingOut)}</p>} columns={[
          { id: 'row', header: t(words.row), isHeader: true, cell: ({ resource }) => titled(resource, ''), csv: ({ resource }) => resource },
          { id: 'why', header: t(words.why), cell: ({ reason }) => t(wordOf(EXCLUSIONS, reason)), csv: ({ reason }) => reason },
        ]} />
      </section>
      {hasMore && (
        <p className="no-print">
          {t(words.shown, { shown: rows.length + out.length, all })}{' '}
          <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" disabled={isFetching} onClick={more}>{t(words.more)}</button>
        </p>
      )}
    </>
  );
}
