// A page about a cohort, below that of the cohort itself.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import { cohortUrl, PROGRAMMES, programmeOf, programmeUrl } from '@/cohort/api/addresses';
import { cohortMethods } from '@/cohort/api/clients';
import { useCohortTitle } from '@/cohort/api/cohorts';
import { useProgrammes } from '@/cohort/api/programmes';
import { cohortWords, programmeWords } from '@/cohort/words/words';
import type { Cohort } from '@/gen/pepiniere/cohort/v1/cohort_pb';
import { query } from '@/kit/api/query';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer } from '@/kit/ui/states';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import './cohort.css';
import './applications.css';

// `title`: says the cohort at {title}. `here`: short, of the page alone.
interface CohortPageProps { title: Text; here: Text; actions?: (cohort: Cohort) => ReactNode; children: (cohort: Cohort) => ReactNode }

export function CohortPage({ title, here, actions, children }: CohortPageProps) {
  const { t } = useWords();
  const { id = '', c = '' } = useParams();
  const programme = `programmes/${id}`;
  const name = `${programme}/cohorts/${c}`;
  const cohort = useQuery(query(cohortMethods.getCohort, { name }));
  const titleOf = useCohortTitle();
  const { data: programmes } = useProgrammes();
  if (isMissing(cohort)) return <Missing title={t(cohortWords.missing)} told={t(cohortWords.missingTold)} to={programmeUrl(programme)} way={t(cohortWords.toProgramme)} />;
  return (
    <div className="fr-container fr-py-4w">
      <Breadcrumb above={[{ to: PROGRAMMES, title: t(programmeWords.title) }, { to: programmeUrl(programmeOf(name)), title: programmes?.find((one) => one.name === programme)?.title ?? id }, { to: cohortUrl(name), title: cohort.data?.title ?? c }]} here={t(here)} />
      <PageTitle actions={cohort.data && actions?.(cohort.data)}>{t(title, { title: titleOf(name) })}</PageTitle>
      <Answer of={cohort} lines={8}>{(found) => children(found)}</Answer>
    </div>
  );
}
