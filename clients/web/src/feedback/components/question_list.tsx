// What a version asks, question by question, as everybody may read it.
import { QUESTION_KINDS, questionnaireWords as words } from '@/feedback/words/questionnaires';
import type { Question } from '@/gen/pepiniere/feedback/v1/questionnaire_pb';
import { DataTable } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';

export function QuestionList({ caption, questions }: { caption: string; questions: readonly Question[] }) {
  const { t } = useWords();
  const marks = ({ mandatory, sensitive }: Question) => [mandatory && t(words.isMandatory), sensitive && t(words.isSensitive)].filter(Boolean).join(', ');
  return (
    <DataTable cards caption={caption} rows={questions} rowKey={({ code }) => code} columns={[
      { id: 'text', header: t(words.text), isHeader: true, csv: ({ text }) => text, cell: (one) => <>{one.text}{marks(one) && <span className="quiet"> ({marks(one)})</span>}</> },
      { id: 'kind', header: t(words.kind), cell: ({ kind }) => t(QUESTION_KINDS[kind]) },
      { id: 'options', header: t(words.options), csv: ({ options }) => options.map(({ label }) => label).join(', '), cell: ({ options }) => options.length > 0 && <ul className="values">{options.map(({ code, label }) => <li key={code}>{label}</li>)}</ul> },
      { id: 'code', header: t(words.code), cell: ({ code }) => <code>{code}</code> },
    ]} />
  );
}
