// The share of each phase, here and in the whole: a picture and its numbers.
import { useQuery } from '@tanstack/react-query';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { Count } from '@/kit/ui/count';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Standing } from '@/kit/ui/standing';
import { Answer, Empty } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { projectsUrl } from '@/portfolio/api/project_filter';
import { PHASE_ACCENT, PhaseBadge } from '@/portfolio/components/phase_badge';
import { JOURNEY, PHASES } from '@/portfolio/words/enums';
import { terms } from '@/portfolio/words/terms';
import { countsOf } from '../portfolio/groups';
import { byPhase } from './figures';
import { paramsOf, type Asked } from './subject';
import { ministryWords } from './words';

interface Row { phase: Phase; count: number; share: number; wholeShare: number }

export function Phases({ asked }: { asked: Asked }) {
  const { t } = useWords();
  const { subject, asOf } = asked;
  const here = useQuery(byPhase(subject.filter, asOf));
  const whole = useQuery(byPhase('', asOf));
  return (
    <section className="part" aria-labelledby="phases">
      <h2 id="phases" className="fr-h4">{t(ministryWords.where)} <Standing isPast={asOf !== undefined} on={asOf} /></h2>
      {subject.name && <p className="fr-mb-2w">{t(ministryWords.whereTold)}</p>}
      <Answer of={here}>
        {(summary) => {
          const counts = countsOf(summary), all = whole.data ? countsOf(whole.data) : new Map<Phase, number>();
          const total = Number(summary.totalCount), wholeTotal = Number(whole.data?.totalCount ?? 0n);
          if (total === 0) return <Empty><p>{t(ministryWords.none)}</p></Empty>;
          const rows = JOURNEY.map((phase) => ({
            phase, count: counts.get(phase) ?? 0,
            share: (counts.get(phase) ?? 0) / total,
            wholeShare: wholeTotal ? (all.get(phase) ?? 0) / wholeTotal : 0,
          }));
          return (
            <div className="part__columns">
              <ShareChart rows={rows} compared={!!subject.name} />
              <Table rows={rows} asked={asked} />
            </div>
          );
        }}
      </Answer>
    </section>
  );
}

function Table({ rows, asked }: { rows: Row[]; asked: Asked }) {
  const { subject } = asked;
  const { t, percent } = useWords();
  const columns: Column<Row>[] = [
    { id: 'phase', header: t(terms.phase), isHeader: true, cell: ({ phase }) => <PhaseBadge phase={phase} /> },
    {
      id: 'count', header: t(ministryWords.count), numeric: true, csv: ({ count }) => count,
      cell: ({ phase, count }) => <Count n={count} to={projectsUrl({ phase: Phase[phase] }, paramsOf(asked))} label={t(PHASES[phase])} />,
    },
    { id: 'share', header: t(ministryWords.share), numeric: true, csv: ({ share }) => share, cell: ({ share }) => percent(share) },
    ...(subject.name ? [{ id: 'whole', header: t(ministryWords.wholeShare), numeric: true, csv: ({ wholeShare }: Row) => wholeShare, cell: ({ wholeShare }: Row) => percent(wholeShare) }] : []),
  ];
  return <DataTable caption={t(ministryWords.where)} noCaption columns={columns} rows={rows} rowKey={({ phase }) => Phase[phase]} />;
}

const LINE = 34, LABEL = 215, WIDTH = 580, BAR = 11;

// Two bars a phase, drawn to the same scale. The table beside it says the same in numbers.
function ShareChart({ rows, compared }: { rows: Row[]; compared: boolean }) {
  const { t, percent } = useWords();
  const most = Math.max(...rows.flatMap(({ share, wholeShare }) => (compared ? [share, wholeShare] : [share])), 0.01);
  const widthOf = (share: number) => (share / most) * (WIDTH - LABEL - 50);
  return (
    <figure className="share-chart">
      <svg viewBox={`0 0 ${WIDTH} ${rows.length * LINE}`} role="img" aria-label={t(ministryWords.whereTold)}>
        {rows.map(({ phase, share, wholeShare }, i) => (
          <g key={phase} transform={`translate(0 ${i * LINE})`}>
            <text x={LABEL - 10} y={LINE / 2 + 1} textAnchor="end" className="share-chart__label">{t(PHASES[phase])}</text>
            <rect x={LABEL} y={compared ? 5 : 9} width={widthOf(share)} height={compared ? BAR : 16} style={{ fill: `var(--phase-${PHASE_ACCENT[phase]})` }} />
            <text x={LABEL + widthOf(share) + 6} y={compared ? 15 : 22} className="share-chart__value">{percent(share)}</text>
            {compared && <rect x={LABEL} y={5 + BAR + 1} width={widthOf(wholeShare)} height={6} className="share-chart__whole" />}
          </g>
        ))}
      </svg>
      {compared && (
        <figcaption>
          <span className="share-chart__key" /> {t(ministryWords.here)} <span className="share-chart__key share-chart__key--whole" /> {t(ministryWords.whole)}
        </figcaption>
      )}
    </figure>
  );
}
