// What the portfolio costs, for those who may know.
import { Link } from 'react-router-dom';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Figure } from '@/kit/ui/figure';
import { OfToday, Standing } from '@/kit/ui/standing';
import { Answer, Empty } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { isoOf } from '@/kit/words/day';
import { eurosOf } from '@/kit/words/money';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { projectUrl } from '@/portfolio/api/addresses';
import { terms } from '@/portfolio/words/terms';
import { NotOpen } from './not_open';
import type { Asked } from './subject';
import { useCosts, type Cost } from './use_costs';
import { ministryWords } from './words';

export function Costs({ asked }: { asked: Asked }) {
  const { t, locale, percent } = useWords();
  const costs = useCosts(asked);
  const euros = (n: number | undefined) => n?.toLocaleString(locale, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }) ?? t(common.noData);
  const known = (of: { projects: number } | undefined, all: number, words: Text = ministryWords.known) => of && t(words, { n: of.projects, all });
  return (
    <section className="part" aria-labelledby="cost">
      <h2 id="cost" className="fr-h4">{t(ministryWords.cost)} <Standing isPast={asked.asOf !== undefined} on={asked.asOf} /></h2>
      {!asked.subject.isInside ? <NotOpen subject={asked.subject} /> : (
        <>
          <OfToday isPast={asked.asOf !== undefined}>{t(ministryWords.costToday)}</OfToday>
          <Answer of={costs}>
            {({ tooMany, rows, projects, allocated, spent, whole }) => (rows.length === 0 ? <Empty><p>{t(tooMany ? ministryWords.costTooMany : ministryWords.costNone)}</p></Empty> : (
              <>
                <div className="figures figures--small">
                  <Figure value={euros(allocated?.euros)} label={t(ministryWords.allocated)} hint={known(allocated, projects)} />
                  <Figure value={euros(spent?.euros)} label={t(ministryWords.spent)} hint={known(spent, projects)} />
                  <Figure value={euros(whole?.remaining)} label={t(ministryWords.remaining)} hint={known(whole, projects, ministryWords.knownBoth)} />
                  <Figure value={whole && whole.allocated > 0 ? percent(1 - whole.remaining / whole.allocated) : t(common.noData)} label={t(ministryWords.used)}
                    hint={known(whole, projects, ministryWords.knownBoth)} />
                </div>
                <Table rows={rows} />
              </>
            ))}
          </Answer>
        </>
      )}
    </section>
  );
}

function Table({ rows }: { rows: Cost[] }) {
  const { t, money, percent, shortDate } = useWords();
  const columns: Column<Cost>[] = [
    { id: 'project', header: t(terms.project), isHeader: true, cell: ({ project }) => <Link to={projectUrl(project.name)}>{project.title}</Link> },
    { id: 'allocated', header: t(ministryWords.allocated), numeric: true, csv: ({ finances }) => finances.allocated && eurosOf(finances.allocated),
      cell: ({ finances }) => money(finances.allocated) || '–' },
    { id: 'spent', header: t(ministryWords.spent), numeric: true, csv: ({ finances }) => finances.spent && eurosOf(finances.spent),
      cell: ({ finances }) => money(finances.spent) || '–' },
    {
      id: 'used', header: t(ministryWords.used), numeric: true, csv: ({ finances: { usedPercent } }) => (usedPercent === undefined ? undefined : usedPercent / 100),
      cell: ({ finances: { usedPercent } }) => (usedPercent === undefined ? '–'
        : <span className={usedPercent > 100 ? 'state--bad' : undefined}>{percent(usedPercent / 100)}</span>),
    },
    { id: 'end', header: t(ministryWords.timeBoxEnd), csv: ({ finances: { timeBoxEnd } }) => timeBoxEnd && isoOf(timeBoxEnd),
      cell: ({ finances }) => shortDate(finances.timeBoxEnd) || '–' },
  ];
  return <DataTable caption={t(ministryWords.cost)} noCaption columns={columns} rows={rows} rowKey={({ project }) => project.name} />;
}
