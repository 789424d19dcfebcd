// How new what the figure is made of is, source by source.
import { useTeller } from '@/metrics/components/use_teller';
import { explanationWords as words } from '@/metrics/words/explanation';
import type { Explanation_Freshness } from '@/gen/pepiniere/metrics/v1/explanation_pb';
import { DataTable } from '@/kit/ui/data_table';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

export function Freshness({ project, of }: { project: string; of: readonly Explanation_Freshness[] }) {
  const { t, date, number } = useWords();
  const teller = useTeller(project);
  if (of.length === 0) return null;
  return (
    <section className="measures__section" aria-labelledby="fraicheur">
      <h2 className="fr-h4" id="fraicheur">{t(words.freshness)}</h2>
      <DataTable caption={t(words.freshness)} noCaption rows={of} rowKey={({ source }) => source} columns={[
        { id: 'source', header: t(words.by), isHeader: true, cell: ({ source }) => teller(source), csv: ({ source }) => source },
        { id: 'received', header: t(words.lastReceived), cell: ({ receiveTime }) => date(receiveTime), csv: ({ receiveTime }) => receiveTime && dayAt(receiveTime) },
        { id: 'event', header: t(words.lastEvent), cell: ({ eventTime }) => date(eventTime), csv: ({ eventTime }) => eventTime && dayAt(eventTime) },
        { id: 'rows', header: t(words.rowCount), numeric: true, cell: ({ rows }) => number(rows), csv: ({ rows }) => rows },
      ]} />
    </section>
  );
}
