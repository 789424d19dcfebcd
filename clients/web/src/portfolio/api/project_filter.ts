// The filters of a list of projects: from the parameters of an address to AIP-160, as ListProjects and the portfolio's
// questions take it.
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { PhaseGroup } from '@/gen/pepiniere/portfolio/v1/rules_pb';
import { day, equal, NONE, text, word } from '@/kit/api/filter';
import { dayBefore, type Period } from '@/kit/words/period';
import type { Rules } from './rules';

// Groups of phases, as addresses name them.
export const ACTIVE_PHASES = 'ACTIFS';
export const SERVING_PHASES = 'SERVIS';
export const ENDED_PHASES = 'TERMINES';
export const BUILT_PHASES = 'CONSTRUITS';
export const ALIVE_PHASES = 'EN_VIE';
// Any word that nobody explained. No word is an asterisk: AIP-160 would take it for "anything".
export const ANY_WORD = '*';
// Any phase at all: what has begun by the day asked.
export const STARTED = 'COMMENCES';

const oneOf = (phases: readonly Phase[]) => `(${phases.map((phase) => `phase = ${Phase[phase]}`).join(' OR ')})`;
const GROUPS: Readonly<Record<string, PhaseGroup>> = {
  [ACTIVE_PHASES]: PhaseGroup.INCUBATED,
  [SERVING_PHASES]: PhaseGroup.SERVING,
  [ENDED_PHASES]: PhaseGroup.ENDED,
  [BUILT_PHASES]: PhaseGroup.BUILT,
  [ALIVE_PHASES]: PhaseGroup.ALIVE,
};

type Get = (param: string) => string;
// Whether the filter is made with the rules, which say what a group has.
export const takesRules = (get: Get) => get('phase') in GROUPS;

function phaseClause(value: string, rules: Rules | undefined): string {
  if (value === STARTED) return 'phase:*';
  const group = GROUPS[value];
  return group === undefined ? word('phase')(value) : oneOf(rules?.phasesIn(group) ?? []);
}

const CLAUSES: Readonly<Record<string, (value: string, rules: Rules | undefined) => string>> = {
  type: word('kind'),
  phase: phaseClause,
  incubateur: equal('incubator'),
  principal: equal('primary_incubator'),
  ministere: (value) => (value === NONE ? 'NOT sponsor:*' : equal('ministry')(value)),
  domaine: equal('domain'),
  sponsor: equal('sponsor'),
  thematique: equal('theme'),
  usagers: equal('user_type'),
  techno: equal('technology'),
  texte: text('text'),
  depuis: day('phase_since >='),
  jusqua: day('phase_since <='),
  pause: (value) => (value === 'oui' ? 'paused = true' : ''),
  // In a phase that a source calls by a word which nobody explained.
  mot: (value) => (value === ANY_WORD ? 'unknown_phase:*' : equal('unknown_phase')(value)),
  entree: (value) => (/^\d{4}$/.test(value) ? `year_of_entry = ${value}` : ''),
};

// Those whose answer depends on the day asked.
export const DAY_PARAMS: ReadonlySet<string> = new Set(['phase', 'depuis', 'jusqua', 'pause', 'mot']);

export const FILTER_PARAMS = Object.keys(CLAUSES);

// `rules`: where it takes them.
export function projectFilter(get: Get, rules?: Rules): string {
  return FILTER_PARAMS.map((param) => {
    const value = get(param);
    return value ? CLAUSES[param]!(value, rules) : '';
  }).filter(Boolean).join(' AND ');
}

// Of projects as such: what is asked about moves, stays and days has parameters of its own.
const LASTING_PARAMS = FILTER_PARAMS.filter((param) => !DAY_PARAMS.has(param));

type Params = Readonly<Record<string, string | undefined>>;

function addressOf(path: string, params: Params, from: URLSearchParams | undefined, kept: readonly string[]): string {
  const all = new URLSearchParams();
  for (const param of kept) {
    const value = param in params ? params[param] : from?.get(param);
    if (value) all.set(param, value);
  }
  for (const [param, value] of Object.entries(params)) if (value) all.set(param, value);
  const search = all.toString();
  return search ? `${path}?${search}` : path;
}

// The address of the list of projects that match.
export const projectsUrl = (params: Params, from?: URLSearchParams) => addressOf('/projets', params, from, [...FILTER_PARAMS, 'date']);

// The moves of a period: nature (OPENED...), de and vers (phases).
export const movesUrl = ({ first, last }: Period, params: Params, from?: URLSearchParams) =>
  addressOf('/passages', { ...params, du: first, au: last }, from, LASTING_PARAMS);

// The stays as of a day: dans (a phase), etat (COMPLETED, RUNNING).
export const staysUrl = (params: Params, from?: URLSearchParams) => addressOf('/sejours', params, from, [...LASTING_PARAMS, 'date']);

// The portfolio on two days, project by project: avant, apres.
export const compareUrl = (params: Params, from?: URLSearchParams) => addressOf('/comparer', params, from, LASTING_PARAMS);

// Before the period, and at its end.
export const comparedOver = (period: Period) => ({ avant: dayBefore(period), apres: period.last });
