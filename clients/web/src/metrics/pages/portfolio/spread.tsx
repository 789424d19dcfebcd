// Each indicator over projects: of how many it is known, P15 to P85 of these, and why it is not of the others.
import { useSaid } from '@/metrics/components/use_said';
import { BANDS, INDICATORS, NO_DATA, wordOf } from '@/metrics/words/indicators';
import { MEASURES, ofSeveral, portfolioWords as words } from '@/metrics/words/portfolio';
import type { PortfolioIndicators, PortfolioIndicators_Distribution as Distribution } from '@/gen/pepiniere/metrics/v1/portfolio_indicators_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';
import { placesOf } from './places';

export function Spread({ of }: { of: PortfolioIndicators }) {
  const { t } = useWords();
  const said = useSaid();
  const rank = (id: 'p15' | 'p50' | 'p85'): Column<Distribution> => ({
    id, header: id.toUpperCase(), numeric: true,
    cell: ({ percentiles, unit }) => (percentiles?.[id] === undefined ? '–' : said.measured(percentiles[id], unit)),
  });
  const { projects, distributions } = of;
  const called = ({ indicator, measure }: Distribution) => {
    const name = t(wordOf(INDICATORS, indicator));
    return ofSeveral(measure) ? t(words.spreadOf, { indicator: name, measure: t(MEASURES[measure]) }) : name;
  };
  return (
    <DataTable caption={t(words.spread)} cards exportedApart rows={distributions} rowKey={({ formula }) => formula} columns={[
      { id: 'indicator', header: t(words.indicator), isHeader: true, cell: called },
      { id: 'telling', header: t(words.telling), cell: ({ n }) => t(words.tellingOf, { n, all: projects }) },
      rank('p15'), rank('p50'), rank('p85'),
      { id: 'range', header: t(words.range), cell: (row) => (row.percentiles?.p50 === undefined ? row.n > 0 && t(words.tooFew) : <Range of={row} />) },
      { id: 'bands', header: t(words.bands), cell: ({ bands }) => bands.length > 0 && (
        <ul className="bands">{bands.map(({ band, projects: n }) => <li key={band}>{t(words.bandOf, { band: t(wordOf(BANDS, band)), n })}</li>)}</ul>
      ) },
      { id: 'missing', header: t(words.missing), cell: ({ noData }) => noData.length > 0 && (
        <ul className="bands">{noData.map(({ reason, projects: n }) => <li key={reason}>{t(words.bandOf, { band: t(NO_DATA[reason]), n })}</li>)}</ul>
      ) },
    ]} />
  );
}

// From P15 to P85, P50 marked. Its numbers stand beside it.
function Range({ of: { percentiles } }: { of: Distribution }) {
  const places = percentiles && placesOf(percentiles);
  if (!places) return null;
  const { from, middle, to } = places;
  return (
    <div className="spread-of" aria-hidden="true">
      <span className="spread-of__line" style={{ left: `${from}%`, width: `${to - from}%` }} />
      {[from, middle, to].map((at, i) => <span key={i} className="spread-of__mark" style={{ left: `${at}%` }} />)}
    </div>
  );
}
