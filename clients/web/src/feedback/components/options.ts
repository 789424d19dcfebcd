// What there is to choose from, where the contract names it by words.
import type { Option } from '@/kit/form/field';
import type { Text } from '@/kit/words/text';

export const optionsOf = (texts: Readonly<Record<string, Text>>): Option[] => Object.entries(texts).map(([value, label]) => ({ value, label }));
