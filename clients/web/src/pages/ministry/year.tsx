// What moved in the year up to the day asked.
import { useQuery } from '@tanstack/react-query';
import { portfolioMethods } from '@/api/clients';
import { query } from '@/api/query';
import { DataTable, type Column } from '@/components/data_table';
import { Figure } from '@/components/figure';
import { PhaseBadge } from '@/components/phase_badge';
import { Answer } from '@/components/states';
import type { PortfolioFlow_Row } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { common } from '@/words/common';
import { addDays, dayOf } from '@/words/day';
import { useWords } from '@/words/use_words';
import type { Asked } from './subject';
import { ministryWords } from './words';

const YEAR_DAYS = 365;

export function Year({ asked: { subject, date } }: { asked: Asked }) {
  const { t, date: say, number } = useWords();
  const from = addDays(date, -YEAR_DAYS);
  const flow = useQuery(query(portfolioMethods.getPortfolioFlow, { fromDate: dayOf(from), toDate: dayOf(date), filter: subject.filter }));
  const columns: Column<PortfolioFlow_Row>[] = [
    { id: 'phase', header: t(common.phase), isHeader: true, cell: ({ phase }) => <PhaseBadge phase={phase} /> },
    { id: 'start', header: t(ministryWords.atStart), numeric: true, csv: ({ atStart }) => atStart, cell: ({ atStart }) => number(atStart) },
    { id: 'entered', header: t(ministryWords.entered), numeric: true, csv: ({ entered }) => entered, cell: ({ entered }) => (entered > 0n ? `+${number(entered)}` : number(0)) },
    { id: 'left', header: t(ministryWords.left), numeric: true, csv: ({ left }) => left, cell: ({ left }) => (left > 0n ? `−${number(left)}` : number(0)) },
    { id: 'end', header: t(ministryWords.atEnd), numeric: true, csv: ({ atEnd }) => atEnd, cell: ({ atEnd }) => <strong>{number(atEnd)}</strong> },
  ];
  return (
    <section className="part" aria-labelledby="year">
      <h2 id="year" className="fr-h4">{t(ministryWords.flow)}</h2>
      <p className="fr-mb-2w">{t(ministryWords.flowTold, { from: say(from), to: say(date) })}</p>
      <Answer of={flow}>
        {(data) => (
          <>
            <div className="figures figures--small">
              <Figure value={number(data.openedCount)} label={t(ministryWords.opened)} />
              <Figure value={number(data.convertedCount)} label={t(ministryWords.converted)} />
              <Figure value={number(data.transferredCount)} label={t(ministryWords.transferred)} />
              <Figure value={number(data.stoppedCount)} label={t(ministryWords.stopped)} />
              <Figure value={number(data.inconclusiveCount)} label={t(ministryWords.inconclusive)} />
            </div>
            <DataTable caption={t(ministryWords.flow)} noCaption columns={columns} rows={data.rows} rowKey={({ phase }) => Phase[phase]} empty={<p>{t(ministryWords.none)}</p>} />
          </>
        )}
      </Answer>
    </section>
  );
}
