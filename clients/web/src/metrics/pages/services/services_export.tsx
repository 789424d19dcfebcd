// The dashboard as a file: a row a service and metric of usage, numbers as numbers, and nothing where there is none.
import { mainOf } from '@/metrics/components/use_said';
import { INDICATORS, wordOf } from '@/metrics/words/indicators';
import { portfolioWords as words } from '@/metrics/words/portfolio';
import type { Indicator } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import type { DigitalService } from '@/gen/pepiniere/metrics/v1/service_dashboard_pb';
import { idOf } from '@/kit/api/names';
import { CsvExport } from '@/kit/ui/csv_export';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { ASKED_OF_USERS, OF_AUDIENCES, satisfactionOf } from './satisfactions';

interface Line { service: DigitalService; usage: DigitalService['usages'][number] | undefined }

// A service that tells of no usage has a line too.
const linesOf = (service: DigitalService): Line[] => (service.usages.length > 0 ? service.usages.map((usage) => ({ service, usage })) : [{ service, usage: undefined }]);

export function ServicesExport({ services }: { services: readonly DigitalService[] }) {
  const { t } = useWords();
  const known = (figure: Indicator | undefined) => (figure && figure.noData === 0 ? mainOf(figure) : undefined);
  return (
    <CsvExport fileName="services-numeriques.csv" rows={services.flatMap(linesOf)} columns={[
      { header: t(words.service), value: ({ service }) => service.title || idOf(service.project) },
      { header: t(words.metric), value: ({ usage }) => usage?.title },
      { header: t(words.unit), value: ({ usage }) => usage?.unit },
      { header: t(words.value), value: ({ usage }) => usage?.value },
      { header: t(words.before), value: ({ usage }) => usage?.valueBefore },
      { header: t(words.progression), value: ({ usage }) => usage?.progression },
      { header: t(words.online), value: ({ service }) => known(service.onlineShare) },
      ...OF_AUDIENCES.flatMap(({ audience, text }) => ASKED_OF_USERS.map((indicator) => ({
        header: `${t(wordOf(INDICATORS, indicator))} – ${t(text)}`, value: ({ service }: Line) => known(satisfactionOf(service, audience, indicator)),
      }))),
      { header: t(words.last), value: ({ service }) => service.lastTime && dayAt(service.lastTime) },
    ]} />
  );
}
