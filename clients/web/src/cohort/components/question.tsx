// A question of a call's form, as whoever answers sees it.
import { callWords } from '@/cohort/words/calls';
import { FormField_Kind as Kind, type FormField } from '@/gen/pepiniere/cohort/v1/call_pb';
import { ChoiceField, TextField, type InputProps } from '@/kit/form/inputs';
import { formWords } from '@/kit/form/words';
import { useWords } from '@/kit/words/use_words';

const LINES = 6;

type QuestionProps = Pick<InputProps, 'id' | 'value' | 'onChange' | 'error'> & { field: FormField };

// Of files, see FileQuestion.
export function Question({ field, ...input }: QuestionProps) {
  const { t } = useWords();
  const { label, kind, required, options } = field;
  const hint = useHint(field);
  const props = { ...input, label, required, hint };
  if (kind === Kind.CHOICE) return <ChoiceField {...props} none={t(formWords.choose)} options={options.map((one) => ({ value: one, label: one }))} />;
  if (kind === Kind.YES_OR_NO) return <ChoiceField {...props} none={t(formWords.choose)} options={[{ value: 'true', label: t(formWords.yes) }, { value: 'false', label: t(formWords.no) }]} />;
  return (
    <TextField {...props} lines={kind === Kind.LONG_TEXT ? LINES : 1} type={kind === Kind.DATE ? 'date' : 'text'}
      inputMode={kind === Kind.NUMBER ? 'decimal' : kind === Kind.URL ? 'url' : undefined} />
  );
}

// What is said of it before anything is typed.
export function useHint({ maxLength, kind, personal }: FormField): string | undefined {
  const { t } = useWords();
  return [maxLength > 0 && t(callWords.longest, { n: maxLength }), kind === Kind.FILE && t(callWords.fileTold), personal && t(callWords.personalTold)].filter(Boolean).join(' ') || undefined;
}
