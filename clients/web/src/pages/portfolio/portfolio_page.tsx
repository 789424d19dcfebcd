import { useQuery } from '@tanstack/react-query';
import { portfolioMethods } from '@/api/clients';
import { query } from '@/api/query';
import { Figure } from '@/components/figure';
import { PageTitle } from '@/components/page_title';
import { Answer } from '@/components/states';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { PHASES, phaseNamed } from '@/words/enums';
import { useWords } from '@/words/use_words';
import { portfolioWords } from './words';

export default function PortfolioPage() {
  const { t, number } = useWords();
  const summary = useQuery(query(portfolioMethods.getPortfolioSummary, { groupBy: [PortfolioDimension.PHASE] }));
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle>{t(portfolioWords.title)}</PageTitle>
      <Answer of={summary}>
        {({ groups }) => (
          <div className="figures">
            {groups.map(({ keys, count }) => (
              <Figure key={keys.phase} value={number(count)} label={t(PHASES[phaseNamed(keys.phase ?? '')])}
                to={`/projets?phase=${keys.phase}`} />
            ))}
          </div>
        )}
      </Answer>
    </div>
  );
}
