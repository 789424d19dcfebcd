// The dashboard of digital services, to be read, printed and exported. By their names, and in no other order.
import { useDefinitions } from '@/metrics/api/figures';
import { filterOf, useDashboard } from '@/metrics/api/portfolio';
import { useWindow } from '@/metrics/api/window';
import { PerimeterBar, PerimeterTold } from '@/metrics/components/perimeter_bar';
import { WindowTold } from '@/metrics/components/period_bar';
import { portfolioWords as words } from '@/metrics/words/portfolio';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { PageTitle } from '@/kit/ui/page_title';
import { printPage } from '@/kit/ui/print_page';
import { aDay, soundly } from '@/kit/ui/sound_address';
import { Answer, Empty, Loading } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { isSilent } from './satisfactions';
import { ServicesExport } from './services_export';
import { ServicesTable } from './services_table';
import { SilentServices } from './silent_services';
import '@/metrics/components/metrics.css';

export default soundly({ du: aDay, au: aDay }, ServicesPage);

function ServicesPage() {
  const { t } = useWords();
  const { get } = useUrlState();
  const dashboard = useDashboard(filterOf(get), useWindow());
  // What metrics are called stands in each row.
  const { isPending } = useDefinitions();
  return (
    <div className="fr-container fr-py-4w">
      <Breadcrumb above={[{ to: '/mesures', title: t(words.title) }]} here={t(words.services)} />
      <PageTitle actions={<button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => void printPage()}>{t(common.print)}</button>}>{t(words.services)}</PageTitle>
      <p>{t(words.servicesTold)}</p>
      <PerimeterBar />
      <Answer of={dashboard} lines={8}>
        {({ first, services }) => (isPending ? <Loading lines={8} /> : services.length === 0 ? <Empty><p>{t(words.noService)}</p></Empty> : (
          <>
            <p className="coverage">{t(words.servicesCoverage, { n: first.tellingSize, all: first.totalSize })}</p>
            <PerimeterTold />
            <WindowTold of={first} />
            <ServicesExport of={{ first, services }} />
            <ServicesTable services={services.filter((service) => !isSilent(service))} />
            <SilentServices services={services.filter(isSilent)} />
          </>
        ))}
      </Answer>
    </div>
  );
}
