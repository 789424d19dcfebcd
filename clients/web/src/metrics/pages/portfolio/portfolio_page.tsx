// How figures are spread over projects: coverage first, then where most of them lie. No order of projects.
import { Link, useLocation } from 'react-router-dom';
import { filterOf, usePortfolioIndicators } from '@/metrics/api/portfolio';
import { useWindow } from '@/metrics/api/window';
import { PerimeterBar, PerimeterTold } from '@/metrics/components/perimeter_bar';
import { WindowTold } from '@/metrics/components/period_bar';
import { portfolioWords as words } from '@/metrics/words/portfolio';
import { PageTitle } from '@/kit/ui/page_title';
import { printPage } from '@/kit/ui/print_page';
import { aDay, soundly } from '@/kit/ui/sound_address';
import { Answer, Empty } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { Meanings } from './meanings';
import { Spread } from './spread';
import { SpreadExport } from './spread_export';
import '@/metrics/components/metrics.css';

export default soundly({ du: aDay, au: aDay }, PortfolioPage);

function PortfolioPage() {
  const { t } = useWords();
  const { get } = useUrlState();
  const { search } = useLocation();
  const spread = usePortfolioIndicators(filterOf(get), useWindow());
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle actions={
        <>
          <Link className="fr-btn fr-btn--sm fr-btn--secondary" to={`/services-numeriques${search}`}>{t(words.toServices)}</Link>
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => void printPage()}>{t(common.print)}</button>
        </>
      }>{t(words.title)}</PageTitle>
      <p>{t(words.told)}</p>
      <PerimeterBar />
      <Answer of={spread} lines={8}>
        {(found) => (found.projects === 0 ? <Empty><p>{t(words.noProject)}</p></Empty> : (
          <>
            <p className="coverage">{t(words.coverage, { n: found.telling, all: found.projects })}</p>
            <PerimeterTold />
            <WindowTold of={found} />
            <SpreadExport of={found} />
            <Spread of={found} />
            <Meanings of={found} />
          </>
        ))}
      </Answer>
    </div>
  );
}
