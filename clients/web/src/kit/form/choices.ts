// What there is to choose from, for a field.
import { idOf } from '@/kit/api/names';
import { useWords } from '@/kit/words/use_words';
import { isFinder, isSource, type Field, type Named, type Option, type Source } from './field';
import type { Choice } from './inputs';
import { formWords } from './words';

const YES_NO: readonly Option[] = [{ value: 'yes', label: formWords.yes }, { value: 'no', label: formWords.no }];
const NOTHING: Source = { useResources: () => [] };

const useResources = ({ options }: Field) => (isSource(options) ? options : NOTHING).useResources();

// Undefined where anything may be typed.
export function useChoices(field: Field): readonly Choice[] | undefined {
  const { t, locale } = useWords();
  const resources = useResources(field);
  const { kind, options } = field;
  if (isFinder(options)) return undefined;
  if (!isSource(options)) return (kind === 'yesNo' ? YES_NO : options)?.map(({ value, label }) => ({ value, label: t(label) }));
  return choicesOf(options, resources, locale);
}

export function choicesOf({ asTheyCome }: Pick<Source, 'asTheyCome'>, resources: readonly Named[], locale: string): readonly Choice[] {
  const choices = resources.map(({ name, title }) => ({ value: name, label: title || name }));
  return asTheyCome ? choices : choices.sort((a, b) => a.label.localeCompare(b.label, locale));
}

// What a value is called: the title of a resource, or its id until it is known; what is none of the choices is as it was given.
export function useTitleOf(field: Field): (value: string) => string {
  const { t } = useWords();
  const resources = useResources(field);
  const { options } = field;
  if (isFinder(options)) return idOf;
  if (isSource(options)) return (value) => resources.find(({ name }) => name === value)?.title || idOf(value);
  return (value) => {
    const option = options?.find((one) => one.value === value);
    return option ? t(option.label) : value;
  };
}
