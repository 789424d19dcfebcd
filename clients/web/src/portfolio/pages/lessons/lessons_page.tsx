// The library of lessons, searched by words and narrowed by filters.
import { Suspense } from 'react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { RetrospectivesBeside } from '@/feedback/feature';
import type { Lesson } from '@/gen/pepiniere/portfolio/v1/health_pb';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { PhaseGroup } from '@/gen/pepiniere/portfolio/v1/rules_pb';
import { paged, pages } from '@/kit/api/query';
import { CsvExport } from '@/kit/ui/csv_export';
import { FilterBar } from '@/kit/ui/filter_bar';
import { PageTitle } from '@/kit/ui/page_title';
import { Problem } from '@/kit/ui/problem';
import { soundly } from '@/kit/ui/sound_address';
import { Empty, Loading } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { governanceMethods } from '@/portfolio/api/clients';
import { useTitles } from '@/portfolio/api/directory';
import { projectFilter } from '@/portfolio/api/project_filter';
import { useRules } from '@/portfolio/api/rules';
import { PROJECT_CHECKS } from '@/portfolio/components/checks';
import { useProjectFields } from '@/portfolio/components/project_fields';
import { PHASES } from '@/portfolio/words/enums';
import { terms } from '@/portfolio/words/terms';
import { LessonCard } from './lesson_card';
import { lessonsWords } from './words';
import './lessons.css';

export default soundly(PROJECT_CHECKS, LessonsPage);

function LessonsPage() {
  const { t } = useWords();
  const { get } = useUrlState();
  const titleOf = useTitles();
  const ended = useRules()?.phasesIn(PhaseGroup.ENDED) ?? [];
  const fields = useProjectFields(['texte', 'phase', 'incubateur', 'ministere', 'thematique']).map((field) => (field.param !== 'phase' ? field
    : { ...field, label: t(lessonsWords.outcome), options: ended.map((phase) => ({ value: Phase[phase], label: t(PHASES[phase]) })) }));
  // The words are the search's own argument, not a filter.
  const request = { query: get('texte'), filter: projectFilter((param) => (param === 'texte' ? '' : get(param))) };
  const search = useInfiniteQuery({ ...paged(governanceMethods.searchLessons, request), placeholderData: keepPreviousData });
  const lessons = search.data?.pages.flatMap((page) => page.lessons);
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle>{t(lessonsWords.title)}</PageTitle>
      <p className="fr-text--lead">{t(lessonsWords.intro)}</p>
      <FilterBar fields={fields} />
      {search.error && <Problem error={search.error} onRetry={() => void search.refetch()} />}
      {!lessons ? search.isPending && <Loading lines={8} /> : lessons.length === 0
        ? <Empty><p>{t(lessonsWords.none)}</p><p>{t(lessonsWords.noneNext)}</p></Empty> : (
          <>
            <div className="list-head">
              <p role="status">{t(lessonsWords.shown, { n: lessons.length })}</p>
              <CsvExport fileName="lecons.csv" read={(signal) => allLessons(request, signal)} columns={[
                { header: t(terms.project), value: ({ title }) => title },
                { header: t(lessonsWords.outcome), value: ({ phase }) => t(PHASES[phase]) },
                { header: t(terms.since), value: ({ since }) => (since ? isoOf(since) : '') },
                { header: t(terms.incubator), value: ({ incubator }) => titleOf(incubator) },
                { header: t(lessonsWords.why), value: ({ reason }) => reason },
                { header: t(lessonsWords.learned), value: (lesson) => lesson.lessons },
              ]} />
            </div>
            <ul className="lessons">{lessons.map((lesson) => <LessonCard key={lesson.project} lesson={lesson} />)}</ul>
            {search.hasNextPage && (
              <button type="button" className="fr-btn fr-btn--secondary no-print" disabled={search.isFetchingNextPage}
                onClick={() => void search.fetchNextPage()}>
                {t(lessonsWords.more)}
              </button>
            )}
          </>
        )}
      <Suspense fallback={null}><RetrospectivesBeside text={get('texte')} /></Suspense>
    </div>
  );
}

async function* allLessons(request: { query: string; filter: string }, signal: AbortSignal): AsyncGenerator<Lesson[]> {
  for await (const { lessons } of pages(governanceMethods.searchLessons, request, signal)) yield lessons;
}
