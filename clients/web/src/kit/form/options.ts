// What there is to choose from, where the contract names it by words.
import type { Text } from '@/kit/words/text';
import type { Option } from './field';

export const optionsOf = (texts: Readonly<Record<string, Text>>): Option[] => Object.entries(texts).map(([value, label]) => ({ value, label }));
