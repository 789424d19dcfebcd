// Who sponsors what: by ministerial domain, and by the tree of organisations.
import { useQuery } from '@tanstack/react-query';
import type { Organisation } from '@/gen/pepiniere/portfolio/v1/organisation_pb';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { query } from '@/kit/api/query';
import { FilterBar } from '@/kit/ui/filter_bar';
import { PageTitle } from '@/kit/ui/page_title';
import { soundly } from '@/kit/ui/sound_address';
import { Answer, Empty } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { plain } from '@/kit/words/plain';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { lineOf, useOrganisations } from '@/portfolio/api/directory';
import { aSearch } from '@/portfolio/components/checks';
import { Domains } from './domains';
import { Branch, childrenOf, type Counts } from './tree';
import { ministryWords } from './words';
import './ministry.css';

function useCounts(): Counts | undefined {
  const by = (dimension: PortfolioDimension) => query(portfolioMethods.getPortfolioSummary, { groupBy: [dimension] });
  const whole = useQuery(by(PortfolioDimension.MINISTRY)).data;
  const direct = useQuery(by(PortfolioDimension.ORGANISATION)).data;
  if (!whole || !direct) return undefined;
  return {
    whole: new Map(whole.groups.map(({ keys, count }) => [keys.ministry ?? '', count])),
    direct: new Map(direct.groups.map(({ keys, count }) => [keys.organisation ?? '', count])),
  };
}

export default soundly({ texte: aSearch }, MinistriesPage);

function MinistriesPage() {
  const { t } = useWords();
  const { get } = useUrlState();
  const organisations = useOrganisations();
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle>{t(ministryWords.title)}</PageTitle>
      <p>{t(ministryWords.intro)}</p>
      <FilterBar fields={[{ param: 'texte', type: 'text', label: t(ministryWords.search) }]} />
      <Answer of={organisations} lines={10}>
        {(all) => (
          <>
            <Domains organisations={all} text={get('texte')} />
            <section className="part" aria-labelledby="par-organisation">
              <h2 id="par-organisation" className="fr-h4">{t(ministryWords.byTree)}</h2>
              <p>{t(ministryWords.byTreeTold)}</p>
              <Tree all={all} text={get('texte')} />
            </section>
          </>
        )}
      </Answer>
    </div>
  );
}

function Tree({ all, text }: { all: Organisation[]; text: string }) {
  const { t, locale } = useWords();
  const counts = useCounts();
  const found = text ? all.filter(({ title, acronym }) => plain(`${title} ${acronym}`).includes(plain(text))) : undefined;
  if (found?.length === 0) return <Empty><p>{t(ministryWords.noMatch)}</p></Empty>;
  const shown = found && new Set(found.flatMap(({ name }) => lineOf(name, all)));
  return <Branch of="" below={childrenOf(all, locale)} counts={counts} shown={shown} label={t(ministryWords.tree)} />;
}
