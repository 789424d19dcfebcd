// What users say: all of them together, or those of one audience.
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { metricsMethods } from '@/metrics/api/clients';
import { figuresOf } from '@/metrics/api/figures';
import type { Window } from '@/metrics/api/window';
import { Figures } from '@/metrics/components/figure_card';
import { AUDIENCES, measureWords as words } from '@/metrics/words/words';
import type { Indicator } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import { whole } from '@/kit/api/query';
import { FilterBar } from '@/kit/ui/filter_bar';
import { Answer } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';

const OF_USERS = ['jdma', 'csat', 'nps'];

interface SatisfactionProps { project: string; window: Window; figures: UseQueryResult<Indicator[]> }

export function Satisfaction({ project, window, figures }: SatisfactionProps) {
  const { t } = useWords();
  const audience = useUrlState().get('usagers');
  const asked = { project, indicators: OF_USERS, dimensions: audience ? [{ key: 'audience', value: audience }] : [], ...window };
  const ofThese = useQuery({ ...whole(metricsMethods.queryIndicators, asked, (page) => page.indicators), enabled: audience !== '', placeholderData: keepPreviousData });
  return (
    <>
      <FilterBar of={t(words.satisfaction)} fields={[{ param: 'usagers', label: t(words.audience), type: 'select', options: Object.entries(AUDIENCES).map(([value, text]) => ({ value, label: t(text) })) }]} />
      <Answer of={audience ? ofThese : figures}>{(all) => <Figures figures={OF_USERS.flatMap((id) => figuresOf(all, id))} />}</Answer>
    </>
  );
}
