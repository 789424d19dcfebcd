// Whose projects a page counts, where it is a ministry's: those of an organisation and of all below it, or those of a ministerial
// domain. The two seldom agree, so both numbers are said, and each leads to its own.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { Organisation } from '@/gen/pepiniere/portfolio/v1/organisation_pb';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { NONE } from '@/kit/api/filter';
import { idOf } from '@/kit/api/names';
import { query } from '@/kit/api/query';
import { dayOf } from '@/kit/words/day';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { domainUrl } from '@/portfolio/api/addresses';
import { portfolioMethods } from '@/portfolio/api/clients';
import { useOrganisations } from '@/portfolio/api/directory';
import { domainText } from '@/portfolio/words/domains';
import { terms } from '@/portfolio/words/terms';
import { useCount } from './use_count';
import { useFilter } from './use_filter';

const words = {
  title: { fr: 'Périmètre', en: 'Perimeter' },
  byTree: { fr: 'par organisation et tout ce qui est dessous ({title})', en: 'by organisation, with all that is below it ({title})' },
  byDomain: { fr: 'par domaine ministériel ({title})', en: 'by ministerial domain ({title})' },
  shown: { fr: 'compté ici', en: 'counted here' },
  organisations: { fr: 'Les organisations du domaine, une à une', en: 'The organisations of the domain, one by one' },
} satisfies Record<string, Text>;

type Get = (param: string) => string;

// The organisation of a domain that counts most there.
function useLargest(domain: string, get: Get, organisations: readonly Organisation[]): Organisation | undefined {
  const { filter } = useFilter(get);
  const { data } = useQuery({
    ...query(portfolioMethods.getPortfolioSummary, { groupBy: [PortfolioDimension.MINISTRY], filter, asOf: dayOf(get('date')) }),
    enabled: domain !== '' && filter !== undefined,
    placeholderData: keepPreviousData,
  });
  if (!domain) return undefined;
  const own = new Map(organisations.filter(({ ministerialDomain }) => ministerialDomain === domain).map((one) => [idOf(one.name), one]));
  const [largest] = (data?.groups ?? []).filter(({ keys }) => own.has(keys.ministry ?? '')).sort((a, b) => Number(b.count - a.count));
  return largest && own.get(largest.keys.ministry!);
}

// `get`: the filters of the page, one of `ministere` and `domaine` among them. `to`: the page by the other one. `begun`: the page
// counts projects that have a phase on the day asked, rather than all that the filters find.
interface PerimeterProps { get: Get; to: (perimeter: { ministere?: string; domaine?: string }) => string; begun?: boolean }

export function Perimeter({ get, to, begun }: PerimeterProps) {
  const { t, colon } = useWords();
  const { data: organisations = [] } = useOrganisations();
  const isKnown = (value: string) => value !== '' && value !== NONE;
  const byDomain = isKnown(get('domaine'));
  const largest = useLargest(byDomain ? get('domaine') : '', get, organisations);
  const organisation = byDomain ? largest : organisations.find(({ name }) => name === `organisations/${get('ministere')}`);
  const id = organisation ? idOf(organisation.name) : '';
  const domain = byDomain ? get('domaine') : organisation?.ministerialDomain ?? '';
  const one = (ministere: string, domaine: string) => (param: string) => ({ ministere, domaine } as Record<string, string>)[param] ?? get(param);
  const tree = useCount(one(id, ''), { begun, wanted: id !== '' });
  const ofDomain = useCount(one('', domain), { begun, wanted: domain !== '' });
  if (!byDomain && !isKnown(get('ministere'))) return null;
  const lines = [
    ...(organisation ? [{ isShown: !byDomain, title: t(words.byTree, { title: organisation.title }), n: tree, link: to({ ministere: id }) }] : []),
    ...(domain ? [{ isShown: byDomain, title: t(words.byDomain, { title: t(domainText(domain)) }), n: ofDomain, link: to({ domaine: domain }) }] : []),
  ].sort((a, b) => Number(b.isShown) - Number(a.isShown));
  return (
    <div className="perimeter">
      <p>{t(words.title)}{colon}</p>
      <ul>
        {lines.map(({ isShown, title, n, link }) => (
          <li key={title} aria-current={isShown || undefined}>
            {title}{colon}{n === undefined ? '…' : isShown ? <strong>{t(terms.projects, { n })}</strong> : <Link to={link}>{t(terms.projects, { n })}</Link>}
            {isShown && <span className="quiet"> ({t(words.shown)})</span>}
          </li>
        ))}
      </ul>
      {byDomain && <p className="no-print"><Link to={domainUrl(domain)}>{t(words.organisations)}</Link></p>}
    </div>
  );
}
