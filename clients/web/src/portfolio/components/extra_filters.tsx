// Filters that came with the address, from a figure of another page, and have no field here: tags that one removes, so that none
// counts in silence.
import { Tag } from '@codegouvfr/react-dsfr/Tag';
import { NONE } from '@/kit/api/filter';
import { useUrlState } from '@/kit/ui/use_url_state';
import { common } from '@/kit/words/common';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { ANY_WORD, FILTER_PARAMS } from '@/portfolio/api/project_filter';
import { terms } from '@/portfolio/words/terms';
import { useProjectFields } from './project_fields';

const words = {
  enteredIn: { fr: 'Entrés en {year}', en: 'Entered in {year}' },
  unknownPhase: { fr: 'Dans une phase que nous ne connaissons pas', en: 'In a phase that we do not know' },
  onlyPaused: { fr: 'En pause seulement', en: 'Paused only' },
  remove: { fr: 'Retirer ce filtre : {name}', en: 'Remove this filter: {name}' },
} satisfies Record<string, Text>;

// `shown`: the parameters that have a field. `ignored`: those that this page does not heed.
export function ExtraFilters({ shown, ignored }: { shown: readonly string[]; ignored?: ReadonlySet<string> }) {
  const { t, colon } = useWords();
  const { get, set } = useUrlState();
  const extra = FILTER_PARAMS.filter((param) => get(param) && !shown.includes(param) && !ignored?.has(param));
  const fields = useProjectFields(extra);
  const nameOf = (param: string) => {
    const value = get(param);
    if (param === 'entree') return t(words.enteredIn, { year: value });
    if (param === 'pause') return t(words.onlyPaused);
    if (param === 'mot') return value === ANY_WORD ? t(words.unknownPhase) : t(terms.unknownPhase, { word: value });
    const field = fields.find((one) => one.param === param);
    const title = field?.options?.find((option) => option.value === value)?.label ?? (value === NONE ? t(common.none) : value);
    return (field?.label ?? param) + colon + title;
  };
  if (extra.length === 0) return null;
  return (
    <ul className="fr-tags-group no-print">
      {extra.map((param) => (
        <li key={param}>
          <Tag dismissible nativeButtonProps={{ onClick: () => set({ [param]: undefined }), 'aria-label': t(words.remove, { name: nameOf(param) }) }}>
            {nameOf(param)}
          </Tag>
        </li>
      ))}
    </ul>
  );
}
