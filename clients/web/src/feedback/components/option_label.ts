// What the options of a question are called.
import { answerWords } from '@/feedback/words/answers';
import { Question_Kind as Kind, type Question } from '@/gen/pepiniere/feedback/v1/questionnaire_pb';
import { useWords } from '@/kit/words/use_words';

// Of a scale, its places: "5 – très utile" where they have names.
export function useOptionLabel({ kind, options }: Pick<Question, 'kind' | 'options'>) {
  const { t } = useWords();
  return (code: string) => {
    const label = options.find((one) => one.code === code)?.label;
    return kind === Kind.SCALE && label ? t(answerWords.place, { n: code, label }) : label ?? code;
  };
}
