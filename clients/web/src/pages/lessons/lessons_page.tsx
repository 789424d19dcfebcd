// The library of lessons, searched by words and narrowed by filters.
import './lessons.css';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { governanceMethods } from '@/api/clients';
import { projectFilter } from '@/api/project_filter';
import { paged, pages } from '@/api/query';
import { useTitles } from '@/api/directory';
import { CsvExport } from '@/components/csv_export';
import { FilterBar } from '@/components/filter_bar';
import { PageTitle } from '@/components/page_title';
import { Problem } from '@/components/problem';
import { useProjectFields } from '@/components/project_fields';
import { Empty, Loading } from '@/components/states';
import { useUrlState } from '@/components/use_url_state';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import type { Lesson } from '@/gen/pepiniere/portfolio/v1/health_pb';
import { common } from '@/words/common';
import { isoOf } from '@/words/day';
import { PHASES } from '@/words/enums';
import { useWords } from '@/words/use_words';
import { LessonCard } from './lesson_card';
import { lessonsWords } from './words';

const OUTCOMES: readonly Phase[] = [Phase.STOPPED, Phase.INCONCLUSIVE];

export default function LessonsPage() {
  const { t } = useWords();
  const { get } = useUrlState();
  const titleOf = useTitles();
  const fields = useProjectFields(['texte', 'phase', 'incubateur', 'ministere', 'thematique']).map((field) => (field.param !== 'phase' ? field
    : { ...field, label: t(lessonsWords.outcome), options: OUTCOMES.map((phase) => ({ value: Phase[phase], label: t(PHASES[phase]) })) }));
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
                { header: t(common.project), value: ({ title }) => title },
                { header: t(lessonsWords.outcome), value: ({ phase }) => t(PHASES[phase]) },
                { header: t(common.since), value: ({ since }) => (since ? isoOf(since) : '') },
                { header: t(common.incubator), value: ({ incubator }) => titleOf(incubator) },
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
    </div>
  );
}

async function* allLessons(request: { query: string; filter: string }, signal: AbortSignal): AsyncGenerator<Lesson[]> {
  for await (const { lessons } of pages(governanceMethods.searchLessons, request, signal)) yield lessons;
}
