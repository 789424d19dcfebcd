// A service a row: what is known of it, and why the rest is not.
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { explanationUrl, measuresUrl, type Figured } from '@/metrics/api/addresses';
import { isFlagged, isKnown, useSaid } from '@/metrics/components/use_said';
import { INDICATORS, wordOf } from '@/metrics/words/indicators';
import { portfolioWords as words } from '@/metrics/words/portfolio';
import type { Audience } from '@/gen/pepiniere/metrics/v1/dimension_pb';
import type { DigitalService } from '@/gen/pepiniere/metrics/v1/service_dashboard_pb';
import { DataTable } from '@/kit/ui/data_table';
import { isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { figuredOf, indicatorsOf, OF_AUDIENCES } from './satisfactions';

export function ServicesTable({ services }: { services: readonly DigitalService[] }) {
  const { t, shortDate, colon } = useWords();
  return (
    <DataTable caption={t(words.services)} noCaption cards exportedApart rows={services} rowKey={({ project }) => project} empty={<p>{t(words.allSilent)}</p>} columns={[
      { id: 'service', header: t(words.service), isHeader: true, cell: ({ project, title }) => <Link to={measuresUrl(project)}>{title || project}<span className="fr-sr-only">{colon}{t(words.measures)}</span></Link> },
      { id: 'usage', header: t(words.usage), cell: (service) => <Usages service={service} /> },
      { id: 'progression', header: t(words.progression), cell: (service) => <Progressions service={service} /> },
      { id: 'online', header: t(words.online), cell: (service) => <Online service={service} /> },
      ...OF_AUDIENCES.map(({ audience, text }) => ({
        id: String(audience), header: t(words.satisfaction, { audience: t(text) }), cell: (service: DigitalService) => <Satisfactions service={service} audience={audience} />,
      })),
      { id: 'until', header: t(words.until), isDay: true, cell: ({ lastDay }) => lastDay && shortDate(isoOf(lastDay)) },
    ]} />
  );
}

function Usages({ service }: { service: DigitalService }) {
  const { t } = useWords();
  const said = useSaid();
  const { usages, usageNoData } = service;
  if (usages.length === 0) return <span className="quiet">{said.why({ noData: usageNoData })}</span>;
  return (
    <ul className="dashboard__values">
      {usages.map(({ definition, unit, value, noData }) => (
        <li key={definition}>
          <Explained service={service} figure={{ indicator: 'usage', subject: definition, dimensions: [] }}>{t(words.usageOf, { metric: said.titleOf(definition), value: value === undefined ? said.why({ noData }) : said.measured(value, unit) })}</Explained>
        </li>
      ))}
    </ul>
  );
}

// Each figure opens its explanation, of the same period.
function Explained({ service: { project, title }, figure, children }: { service: DigitalService; figure: Figured; children: ReactNode }) {
  const { colon } = useWords();
  const said = useSaid();
  const [params] = useSearchParams();
  const of = [title || project, ...figure.dimensions.map(said.dimension)].join(', ');
  return <Link to={explanationUrl(project, figure, params)}>{children}<span className="fr-sr-only">{colon}{of}</span></Link>;
}

function Online({ service }: { service: DigitalService }) {
  const said = useSaid();
  const { onlineShare } = service;
  if (!onlineShare) return null;
  return isKnown(onlineShare) ? <Explained service={service} figure={onlineShare}>{said.value(onlineShare)}</Explained> : <span className="quiet">{said.why(onlineShare)}</span>;
}

function Progressions({ service: { usages } }: { service: DigitalService }) {
  const { t } = useWords();
  const said = useSaid();
  const known = usages.filter(({ progression }) => progression !== undefined);
  return (
    <ul className="dashboard__values">
      {known.map(({ definition, progression = 0 }) => <li key={definition}>{t(words.progressionOf, { metric: said.titleOf(definition), progression: `${progression > 0 ? '+' : ''}${said.percent(progression)}` })}</li>)}
    </ul>
  );
}

function Satisfactions({ service, audience }: { service: DigitalService; audience: Audience }) {
  const { t } = useWords();
  const said = useSaid();
  const all = indicatorsOf(service, audience);
  const known = all.filter(isKnown);
  if (known.length === 0) return all[0] ? <span className="quiet">{said.why(all[0])}</span> : null;
  return (
    <ul className="dashboard__values">
      {known.map((figure) => (
        <li key={figure.indicator}>
          <Explained service={service} figure={figuredOf(figure, audience)}>{t(words.usageOf, { metric: t(wordOf(INDICATORS, figure.indicator)), value: said.value(figure) })}</Explained>
          {isFlagged(figure) && <span className="quiet"> ({t(words.fewAnswers, { n: Number(figure.n) })})</span>}
        </li>
      ))}
    </ul>
  );
}
