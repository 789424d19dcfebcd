// What users answered, day by day.
import { useMay, useMayBelow } from '@/metrics/api/caller';
import { useSurveys } from '@/metrics/api/records';
import { Named, RecordTable } from '@/metrics/components/record_table';
import { SURVEYS } from '@/metrics/components/survey_kind';
import { useTeller } from '@/metrics/components/use_teller';
import { dataWords } from '@/metrics/words/data';
import { ANSWERS, AUDIENCES_ASKED, SURVEY_KINDS, surveyWords as words } from '@/metrics/words/surveys';
import type { Survey } from '@/gen/pepiniere/metrics/v1/survey_pb';
import { isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { DataSection } from './data_section';

export function Surveys({ project, showDeleted }: { project: string; showDeleted: boolean }) {
  const { t, shortDate } = useWords();
  const teller = useTeller(project);
  const may = useMay(project);
  const mayBelow = useMayBelow(project, 'surveys');
  const found = useSurveys(project, showDeleted);
  return (
    <DataSection id="avis" title={words.all} told={words.told} kind={SURVEYS} project={project} mayAdd={may('CreateSurvey')}>
      <RecordTable kind={SURVEYS} caption={words.all} none={words.none} found={found} rows={found.data?.pages.flatMap(({ surveys }) => surveys)}
        may={(_, verb) => mayBelow(`${verb}Survey`)}
        columns={[
          { id: 'date', header: t(words.date), isHeader: true, isDay: true, csv: ({ date }) => date && isoOf(date), cell: (survey) => <Named of={survey}>{shortDate(survey.date)}</Named> },
          { id: 'kind', header: t(words.kind), cell: ({ kind }) => t(SURVEY_KINDS[kind]) },
          { id: 'audience', header: t(words.audience), cell: ({ audience }) => t(AUDIENCES_ASKED[audience]) },
          { id: 'form', header: t(words.form), cell: ({ form }) => form },
          { id: 'counts', header: t(words.counts), cell: (survey) => <Counts survey={survey} /> },
          { id: 'by', header: t(dataWords.by), cell: ({ source }) => teller(source) },
        ]} />
    </DataSection>
  );
}

function Counts({ survey: { kind, counts } }: { survey: Survey }) {
  const { t } = useWords();
  const called = (answer: string) => ANSWERS[kind].find(([one]) => one === answer)?.[1];
  return (
    <ul className="values">
      {counts.map(({ answer, count }) => {
        const text = called(answer);
        return <li key={answer}>{t(words.countOf, { answer: text ? t(text) : answer, n: count })}</li>;
      })}
    </ul>
  );
}
