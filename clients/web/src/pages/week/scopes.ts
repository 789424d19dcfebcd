// What the caller may ask the attention list for: all, or the incubators, ministries and projects that they hold.
import { useCaller } from '@/api/session';
import { useTitles } from '@/api/directory';
import { useUrlState } from '@/components/use_url_state';
import { Role } from '@/gen/pepiniere/rpc/v1/access_pb';
import { useWords } from '@/words/use_words';
import { weekWords } from './words';

export interface Scope {
  // incubators/x, organisations/x, projects/x; empty for everything.
  parent: string;
  label: string;
}

const READERS = new Set([Role.PROGRAMME_ADMIN, Role.COACH, Role.MINISTRY, Role.TEAM, Role.SYSTEM]);

export function useScopes(): { scopes: Scope[]; scope: Scope | undefined } {
  const { t } = useWords();
  const { get } = useUrlState();
  const titleOf = useTitles();
  const held = useCaller().roles.filter(({ role }) => READERS.has(role)).map(({ resource }) => resource);
  const scopes = [...new Set(held)].sort()
    .map((parent) => ({ parent, label: parent ? titleOf(parent) : t(weekWords.everything) }));
  // An administrator may look at one incubator or one ministry too, by its address.
  const asked = get('perimetre');
  if (asked && held.includes('') && !held.includes(asked)) scopes.push({ parent: asked, label: titleOf(asked) });
  return { scopes, scope: scopes.find(({ parent }) => parent === asked) ?? scopes[0] };
}
