// Filters that came with the address, from a figure of the portfolio, and have no field of their own: tags that one removes.
import { Tag } from '@codegouvfr/react-dsfr/Tag';
import { entryPeriod } from '@/api/entry';
import { useUrlState } from '@/components/use_url_state';
import { useWords } from '@/words/use_words';
import { projectsWords } from './words';

export function ExtraFilters() {
  const { t, shortDate } = useWords();
  const { get, set } = useUrlState();
  const entryName = () => {
    const period = entryPeriod(get('entree'));
    return period && get('entree').includes('..')
      ? t(projectsWords.enteredBetween, { from: shortDate(period.from), to: shortDate(period.to) })
      : t(projectsWords.enteredIn, { year: get('entree') });
  };
  const extras = [
    { param: 'entree', name: entryName() },
    { param: 'pause', name: t(projectsWords.onlyPaused) },
  ].filter(({ param }) => get(param));
  if (extras.length === 0) return null;
  return (
    <ul className="fr-tags-group no-print">
      {extras.map(({ param, name }) => (
        <li key={param}>
          <Tag dismissible nativeButtonProps={{ onClick: () => set({ [param]: undefined }), 'aria-label': t(projectsWords.remove, { name }) }}>
            {name}
          </Tag>
        </li>
      ))}
    </ul>
  );
}
