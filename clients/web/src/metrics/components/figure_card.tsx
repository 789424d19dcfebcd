// A figure with what it is made of, its band, and the way to its explanation; where there is none, why, and what would tell it.
import { Link, useSearchParams } from 'react-router-dom';
import { explanationUrl } from '@/metrics/api/addresses';
import { BANDS, latestOf, wordOf } from '@/metrics/words/indicators';
import { measureWords as words } from '@/metrics/words/words';
import type { Indicator } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import { useWords } from '@/kit/words/use_words';
import { ToldBy } from './told_by';
import { isFlagged, isKnown, useSaid } from './use_said';
import { WayIn } from './way_in';
import './metrics.css';

interface FigureCardProps {
  figure: Indicator;
  // What it is called, where its indicator does not say.
  label?: string | undefined;
  level?: 'h3' | 'h4' | undefined;
}

export function FigureCard({ figure, label, level: Heading = 'h3' }: FigureCardProps) {
  const { t, colon } = useWords();
  const said = useSaid();
  const [params] = useSearchParams();
  const { project, dimensions, source } = figure;
  const known = isKnown(figure);
  const called = label ?? said.called(figure);
  const name = [called, ...dimensions.map(said.dimension)].join(', ');
  return (
    <li className="measure" data-indicator={figure.indicator}>
      <Heading className="measure__label">{name}</Heading>
      <p className={`measure__value ${known ? '' : 'measure__value--none'}`}>{said.value(figure)}</p>
      {source && <ToldBy project={project} source={source} />}
      {known ? <Made figure={figure} /> : <Wanting figure={figure} />}
      <p className="measure__why no-print">
        <Link to={explanationUrl(project, figure, params)}>{t(known ? words.explain : words.explainNone)}<span className="fr-sr-only">{colon}{name}</span></Link>
      </p>
    </li>
  );
}

function Made({ figure }: { figure: Indicator }) {
  const { t } = useWords();
  const said = useSaid();
  const { indicator, percentiles, value, unit, numerator, denominator, min, max, n, excludedCount, band } = figure;
  const tails = [['P85', percentiles?.p85], ['P95', percentiles?.p95]].flatMap(([name, at]) => (typeof at === 'number' ? [`${name} ${said.measured(at, unit)}`] : []));
  return (
    <>
      {value === undefined && tails.length > 0 && <p>{t(words.median)}, {tails.join(', ')}</p>}
      {unit === 'ratio' && numerator !== undefined && denominator !== undefined && <p>{t(words.rate, { numerator: said.short(numerator), denominator: said.short(denominator) })}</p>}
      {min !== undefined && max !== undefined && <p>{t(words.range, { min: said.measured(min, unit), max: said.measured(max, unit) })}</p>}
      {band && <p><span className="fr-badge fr-badge--sm fr-badge--no-icon">{t(wordOf(BANDS, band))}</span></p>}
      {isFlagged(figure) && <p>{t(words.few)}</p>}
      <p className="quiet">{t(latestOf(indicator, Number(n)) ?? words.n, { n: Number(n) })}{excludedCount > 0n && `, ${t(words.excluded, { n: Number(excludedCount) })}`}</p>
    </>
  );
}

// Why there is nothing, and what would tell it.
function Wanting({ figure }: { figure: Indicator }) {
  const said = useSaid();
  return (
    <>
      <p>{said.why(figure)}</p>
      <WayIn project={figure.project} indicator={figure.indicator} noData={figure.noData} />
    </>
  );
}

interface FiguresProps {
  figures: readonly Indicator[];
  level?: 'h3' | 'h4';
  // What one is called, where its indicator does not say: an objective.
  labelOf?: (figure: Indicator) => string | undefined;
}

export function Figures({ figures, level, labelOf }: FiguresProps) {
  return (
    <ul className="measures__figures">
      {figures.map((figure, i) => <FigureCard key={`${figure.indicator}/${figure.subject}/${i}`} figure={figure} level={level} label={labelOf?.(figure)} />)}
    </ul>
  );
}
