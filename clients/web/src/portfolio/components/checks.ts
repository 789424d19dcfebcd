// What the parameters of an address may be: see kit/ui/sound_address.tsx.
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { ProjectKind } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { NONE } from '@/kit/api/filter';
import { aDay, among, aText, type Checks } from '@/kit/ui/sound_address';
import { todayIso } from '@/kit/words/day';
import { namedPeriod } from '@/kit/words/period';
import { ACTIVE_PHASES, ALIVE_PHASES, BUILT_PHASES, ENDED_PHASES, SERVING_PHASES, STARTED } from '@/portfolio/api/project_filter';
import { LONGEST_QUERY } from '@/portfolio/api/search';

// The names of an enumeration, as addresses have them.
export const namesIn = (values: object) => Object.keys(values).filter((name) => !/^\d/.test(name));

export const aSearch = aText(LONGEST_QUERY);
export const aPhase = among(namesIn(Phase));

// The filters of projects.
export const PROJECT_CHECKS: Checks = {
  type: among([...namesIn(ProjectKind), NONE]),
  phase: among([...namesIn(Phase), STARTED, ACTIVE_PHASES, SERVING_PHASES, ENDED_PHASES, BUILT_PHASES, ALIVE_PHASES]),
  pause: among(['oui']),
  entree: (value) => /^\d{4}$/.test(value),
  ...Object.fromEntries(['date', 'depuis', 'jusqua'].map((param) => [param, aDay])),
  ...Object.fromEntries(['texte', 'incubateur', 'principal', 'ministere', 'domaine', 'sponsor', 'thematique', 'usagers', 'techno', 'mot'].map((param) => [param, aSearch])),
};

export const PERIOD_CHECKS: Checks = { du: aDay, au: aDay, periode: (value) => namedPeriod(value, todayIso()) !== undefined };
