// Programmes, as a filter of a list chooses from them: the parameter of the address, and what it may hold.
import { useProgrammes } from '@/cohort/programmes';
import { feedbackWords } from '@/feedback/words/words';
import { idOf } from '@/kit/api/names';
import type { FilterField } from '@/kit/ui/filter_bar';
import { aText } from '@/kit/ui/sound_address';
import { useWords } from '@/kit/words/use_words';

// As a name has at most.
const LONGEST = 190;
// As a filter takes them.
const TYPED_LETTERS = 200;
export const PROGRAMME_CHECKS = { programme: aText(LONGEST) };
export const TYPED_CHECKS = { texte: aText(TYPED_LETTERS) };

export function useProgrammeField(): FilterField {
  const { t } = useWords();
  const { data = [] } = useProgrammes();
  return { param: 'programme', type: 'select', label: t(feedbackWords.programme), options: data.map(({ name, title }) => ({ value: idOf(name), label: title })) };
}

export function useTypedField(): FilterField {
  const { t } = useWords();
  return { param: 'texte', type: 'text', label: t(feedbackWords.search), maxLength: TYPED_LETTERS };
}
