// A figure, and all that it was made of: the formula, the rows, what was left out, how new it is, what changed since.
import { useParams } from 'react-router-dom';
import { dimensionsIn } from '@/metrics/api/addresses';
import { useExplanation, type Asked } from '@/metrics/api/explanation';
import { useFigureOfAny } from '@/metrics/api/figures';
import { useObjectiveTitle } from '@/metrics/api/objectives';
import { isDisputed } from '@/metrics/api/told_by';
import { useWindow } from '@/metrics/api/window';
import { PeriodBar } from '@/metrics/components/period_bar';
import { ProjectFrame } from '@/metrics/components/project_frame';
import { aSource, useSourceField } from '@/metrics/components/source_choice';
import { useSaid } from '@/metrics/components/use_said';
import { useTeller } from '@/metrics/components/use_teller';
import { INDICATORS } from '@/metrics/words/indicators';
import { explanationWords as words } from '@/metrics/words/explanation';
import { ExplainIndicatorRequest as bounds } from '@/gen/pepiniere/metrics/v1/bounds';
import { aDay, aText, soundly } from '@/kit/ui/sound_address';
import { Problem } from '@/kit/ui/problem';
import { Loading } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayOf, endOfDay, todayIso } from '@/kit/words/day';
import { filled } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { Changes } from './changes';
import { FormulaPart } from './formula';
import { Freshness } from './freshness';
import { Keep } from './keep';
import { Links } from './links';
import { Rows } from './rows';
import { Summary } from './summary';

const aDimensions = (text: string) => dimensionsIn(text).every(({ key, value }) => key && value);

export default soundly({ du: aDay, au: aDay, connu: aDay, sujet: aText(bounds.subject.maxLength), dimensions: aDimensions, source: aSource }, ExplanationPage);

function ExplanationPage() {
  const { id = '', indicateur = '' } = useParams();
  return <OneFigure key={`${id}/${indicateur}`} project={`projects/${id}`} indicator={indicateur} />;
}

function OneFigure({ project, indicator }: { project: string; indicator: string }) {
  const { t } = useWords();
  const said = useSaid();
  const { get } = useUrlState();
  const window = useWindow();
  const teller = useTeller(project);
  const [subject, dimensions, compared, source] = [get('sujet'), dimensionsIn(get('dimensions')), get('connu'), get('source')];
  const asked: Asked = { project, indicator, subject, dimensions, source, ...window };
  const since = dayOf(compared) && compared < todayIso() ? { compareKnownAt: endOfDay(compared) } : {};
  const found = useExplanation({ ...asked, ...since });
  const id = indicator.split('@')[0]!;
  const objective = useObjectiveTitle(subject);
  const figure = INDICATORS[id] || subject ? said.called({ indicator: id, subject }) : t(words.unknown);
  const called = [figure, objective, ...dimensions.map(said.dimension), source && teller(source)].filter(Boolean).join(' – ');
  const pages = found.data?.pages;
  const [first] = pages ?? [];
  // Once one is chosen, which others there are is known of the figure without it.
  const ofAny = useFigureOfAny(source !== '', project, window, { indicator, subject, dimensions }) ?? (first?.indicator ? [first.indicator] : []);
  const field = useSourceField(project, ofAny.filter(isDisputed));
  return (
    <ProjectFrame project={project} title={filled(words.title, { figure: called })} here={called} below>
      <PeriodBar more={[...(field ? [field] : []), { param: 'connu', label: t(words.compare), type: 'date', max: todayIso() }]} />
      {found.isError && !first && <Problem error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading lines={8} />}
      {first?.indicator && pages && (
        <>
          <Summary figure={first.indicator} />
          <Changes explanation={first} isAsked={'compareKnownAt' in since} />
          <FormulaPart explanation={first} />
          <Rows pages={pages} project={project} indicator={id} unit={first.indicator.unit} hasMore={found.hasNextPage} more={() => void found.fetchNextPage()} isFetching={found.isFetchingNextPage} />
          <Links links={first.links} />
          <Freshness project={project} of={first.freshness} />
          <Keep project={project} asked={asked} figure={first.indicator} sha256={first.sha256} called={called} />
        </>
      )}
    </ProjectFrame>
  );
}
