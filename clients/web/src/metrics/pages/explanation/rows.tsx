// Row by row, what counts; and what does not, with why.
import { useSaid } from '@/metrics/components/use_said';
import { tellerOf } from '@/metrics/words/data';
import { EXCLUSIONS, wordOf } from '@/metrics/words/indicators';
import { explanationWords as words } from '@/metrics/words/explanation';
import type { Explanation } from '@/gen/pepiniere/metrics/v1/explanation_pb';
import { noteText } from '@/metrics/words/notes';
import { DataTable } from '@/kit/ui/data_table';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

// projects/x/workItems/142 is workItems/142.
const shortOf = (name: string) => name.split('/').slice(2).join('/') || name;

interface RowsProps { pages: readonly Explanation[]; unit: string; hasMore: boolean; more: () => void; isFetching: boolean }

export function Rows({ pages, unit, hasMore, more, isFetching }: RowsProps) {
  const { t, date, number } = useWords();
  const said = useSaid();
  const rows = pages.flatMap((page) => page.rows);
  const out = pages.flatMap((page) => page.exclusions);
  const all = Number(pages[0]?.rowCount ?? 0n);
  const instants = (times: (typeof rows)[number]['times']) => <ul className="values">{times.map((time, i) => <li key={i}>{date(time)}</li>)}</ul>;
  return (
    <>
      <section className="measures__section" aria-labelledby="lignes">
        <h2 className="fr-h4" id="lignes">{t(words.rows)}</h2>
        <DataTable caption={t(words.rows)} noCaption rows={rows} rowKey={({ resource, times }) => `${resource}/${times.map(({ seconds }) => seconds).join()}`} empty={<p>{t(words.noRows)}</p>} columns={[
          { id: 'row', header: t(words.row), isHeader: true, cell: ({ label, resource }) => label || shortOf(resource), csv: ({ resource }) => resource },
          { id: 'times', header: t(words.times), cell: ({ times }) => instants(times) },
          { id: 'contribution', header: t(words.contribution), numeric: true, cell: ({ contribution }) => (unit === 's' ? said.duration(contribution) : said.short(contribution)), csv: ({ contribution }) => contribution },
          { id: 'rank', header: t(words.rank), cell: ({ percentiles }) => percentiles.map((n) => `P${n}`).join(', ') },
          { id: 'by', header: t(words.by), cell: ({ source }) => t(tellerOf(source)), csv: ({ source }) => source },
          { id: 'revision', header: t(words.revision), numeric: true, cell: ({ revision }) => number(revision), csv: ({ revision }) => revision },
          { id: 'received', header: t(words.received), cell: ({ receiveTime }) => receiveTime && date(receiveTime), csv: ({ receiveTime }) => receiveTime && dayAt(receiveTime) },
          { id: 'note', header: t(words.note), cell: ({ note }) => noteText(note, said.duration).map(t).join(' ; ') },
        ]} />
      </section>
      <section className="measures__section" aria-labelledby="laisses">
        <h2 className="fr-h4" id="laisses">{t(words.out)}</h2>
        <DataTable caption={t(words.out)} noCaption rows={out} rowKey={({ resource, reason }) => `${resource}/${reason}`} empty={<p>{t(words.nothingOut)}</p>} columns={[
          { id: 'row', header: t(words.row), isHeader: true, cell: ({ resource }) => shortOf(resource), csv: ({ resource }) => resource },
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
