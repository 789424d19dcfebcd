// What groups of people are called, where figures are broken down by what they are.
import { useCohortTitle } from '@/cohort/cohorts';
import { campaignWords, DIMENSIONS, PARTS } from '@/feedback/words/campaigns';
import { releaseWords } from '@/feedback/words/releases';
import type { GroupFigures } from '@/gen/pepiniere/feedback/v1/release_pb';
import { useWords } from '@/kit/words/use_words';

// Of whom nobody says.
const NOT_KNOWN = '-';
// Of a pool, several values have one figure.
export const isPool = ({ values }: Pick<GroupFigures, 'values'>) => values.length > 1;

export function useGroupName() {
  const { t, lang, colon } = useWords();
  const cohortTitleOf = useCohortTitle();
  const valueOf = (by: string, value: string) => {
    if (value === NOT_KNOWN) return t(campaignWords.nobodySays);
    if (by === 'COHORT') return cohortTitleOf(value);
    return by === 'ROLE' && PARTS[value] ? t(PARTS[value]) : value;
  };
  // "Promotion : Une, Deux (regroupés)"; all of them without a dimension.
  return (group: Pick<GroupFigures, 'by' | 'values'>) => {
    const { by, values } = group;
    if (!by) return t(releaseWords.everyone);
    const named = new Intl.ListFormat(lang).format(values.map((value) => valueOf(by, value)));
    return (DIMENSIONS[by] ? t(DIMENSIONS[by]) + colon : '') + (isPool(group) ? t(releaseWords.pooled, { values: named }) : named);
  };
}

// A group and those below it, each with the names of what it is in.
export interface PlacedGroup { group: GroupFigures; path: string; name: string; depth: number }
export function flattened(group: GroupFigures, nameOf: (group: GroupFigures) => string, above: readonly string[] = []): PlacedGroup[] {
  const names = group.by ? [...above, nameOf(group)] : above;
  const name = names.join(' › ') || nameOf(group);
  return [{ group, path: name, name: nameOf(group), depth: names.length }, ...group.parts.flatMap((part) => flattened(part, nameOf, names))];
}
