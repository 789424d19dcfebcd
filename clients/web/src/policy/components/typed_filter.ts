// Words of a title, as a filter of a list has them in the address.
import { policyWords } from '@/policy/words/words';
import type { FilterField } from '@/kit/ui/filter_bar';
import { aText } from '@/kit/ui/sound_address';
import { useWords } from '@/kit/words/use_words';

// As a filter takes them.
const LETTERS = 200;
export const TYPED_CHECKS = { texte: aText(LETTERS) };

export function useTypedField(): FilterField {
  const { t } = useWords();
  return { param: 'texte', type: 'text', label: t(policyWords.search), maxLength: LETTERS };
}
