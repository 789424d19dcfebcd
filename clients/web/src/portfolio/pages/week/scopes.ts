// What the caller may ask the attention list for: of all, or of the incubators, ministries and projects that they hold, what the
// service lets them.
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';
import { useCaller, useMayOn } from '@/portfolio/api/caller';
import { useTitles } from '@/portfolio/api/directory';
import { weekWords } from './words';

export interface Scope {
  // incubators/x, organisations/x, projects/x; empty for everything.
  parent: string;
  label: string;
}

export function useScopes(): { isPending: boolean; scopes: Scope[]; scope: Scope | undefined } {
  const { t } = useWords();
  const { get } = useUrlState();
  const titleOf = useTitles();
  // By its address, one incubator or one ministry of those that lie within: of all for who holds everything, below it for a ministry.
  const asked = get('perimetre');
  const held = useCaller().roles.map(({ resource }) => resource).sort();
  const parents = [...new Set(asked ? [...held, asked] : held)];
  const { isPending, may } = useMayOn(parents);
  const scopes = parents.filter((parent) => may(parent, 'GetAttentionList'))
    .map((parent) => ({ parent, label: parent ? titleOf(parent) : t(weekWords.everything) }));
  return { isPending, scopes, scope: scopes.find(({ parent }) => parent === asked) ?? scopes[0] };
}
