// What the caller may ask the attention list for: all, or the incubators, ministries and projects that they hold.
import { Role } from '@/gen/pepiniere/rpc/v1/access_pb';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';
import { useCaller } from '@/portfolio/api/caller';
import { lineOf, useOrganisations, useTitles } from '@/portfolio/api/directory';
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
  const { data: organisations = [] } = useOrganisations();
  const held = useCaller().roles.filter(({ role }) => READERS.has(role)).map(({ resource }) => resource);
  const scopes = [...new Set(held)].sort()
    .map((parent) => ({ parent, label: parent ? titleOf(parent) : t(weekWords.everything) }));
  // By its address, one incubator or one ministry of those that lie within: of all for an administrator, below it for a ministry.
  const asked = get('perimetre');
  const within = ['', ...lineOf(asked, organisations)];
  if (asked && !held.includes(asked) && held.some((one) => within.includes(one))) scopes.push({ parent: asked, label: titleOf(asked) });
  return { scopes, scope: scopes.find(({ parent }) => parent === asked) ?? scopes[0] };
}
