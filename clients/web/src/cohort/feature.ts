// Programmes and their cohorts: their place in the client.
import { lazy } from 'react';
import { standard, type Touches } from '@/kit/api/changes';
import type { Feature } from '@/kit/api/feature';
import { FEEDS } from './feeds';

// What speaks against publishing a call follows from its challenges and its seats, too.
const alsoChecks = (touches: Touches): Touches => (asked, changed) => asked.method === 'CheckCall' || touches(asked, changed);

// What became of challenges is asked for by what they are of, and told as they are.
const alsoOutcomes = (touches: Touches): Touches => (asked, changed) => asked.method === 'ListChallengeOutcomes' || touches(asked, changed);

// People and their assignments are counted.
const alsoCounts = (touches: Touches): Touches => (asked, changed) => asked.method === 'GetCohortFigures' || touches(asked, changed);

export const cohort: Feature = {
  service: 'cohort',
  pages: [
    { path: '/programmes', load: () => import('./pages/programmes/programmes_page'), menu: { fr: 'Programmes', en: 'Programmes' } },
    { path: '/programmes/:id', load: () => import('./pages/programme/programme_page') },
    { path: '/programmes/:id/promotions/:c', load: () => import('./pages/cohort/cohort_page') },
    { path: '/defis/:id', load: () => import('./pages/challenge/challenge_page') },
    { path: '/appels', load: () => import('./pages/calls/calls_page'), menu: { fr: 'Appels', en: 'Calls' } },
    { path: '/appels/:id', load: () => import('./pages/call/call_page') },
    { path: '/appels/:id/composer', load: () => import('./pages/compose/compose_page') },
    { path: '/appels/:id/candidature', load: () => import('./pages/apply/apply_page') },
    { path: '/appels/:id/candidatures', load: () => import('./pages/applications/applications_page') },
    { path: '/appels/:id/candidatures/:a', load: () => import('./pages/applications/application_page') },
    { path: '/appels/:id/jury', load: () => import('./pages/board/board_page') },
    { path: '/appels/:id/auditions', load: () => import('./pages/hearings/hearings_page') },
    { path: '/appels/:id/classements', load: () => import('./pages/rankings/rankings_page') },
    { path: '/appels/:id/classements/:n', load: () => import('./pages/rankings/ranking_page') },
    { path: '/appels/:id/placements', load: () => import('./pages/placements/placements_page') },
    { path: '/appels/:id/placements/:n', load: () => import('./pages/placements/placement_page') },
    { path: '/appels/:id/offres', load: () => import('./pages/offers/offers_page') },
    { path: '/appels/:id/resultats', load: () => import('./pages/results/results_page') },
    { path: '/appels/:id/lettres', load: () => import('./pages/letters/letters_page') },
    { path: '/appels/:id/chiffres', load: () => import('./pages/call_figures/call_figures_page') },
    { path: '/ministeres/:id/defis', load: () => import('./pages/host/host_page') },
    { path: '/a-faire', load: () => import('./pages/to_do/to_do_page'), menu: { fr: 'À faire', en: 'To do' }, isFor: ({ isSignedIn }) => isSignedIn },
    { path: '/jury', load: () => import('./pages/marking/juries_page') },
    { path: '/jury/:id/:a', load: () => import('./pages/marking/mark_page') },
    { path: '/programmes/:id/promotions/:c/personnes', load: () => import('./pages/people/people_page') },
    { path: '/programmes/:id/promotions/:c/calendrier', load: () => import('./pages/calendar/calendar_page') },
    { path: '/programmes/:id/promotions/:c/humeurs', load: () => import('./pages/moods/moods_page') },
    { path: '/programmes/:id/promotions/:c/chiffres', load: () => import('./pages/figures/figures_page') },
    { path: '/affectations/:id', load: () => import('./pages/assignment/assignment_page') },
    { path: '/profils/:id', load: () => import('./pages/profile/profile_page') },
    { path: '/ma-semaine', load: () => import('./pages/week/week_page') },
    { path: '/grilles', load: () => import('./pages/grids/grids_page') },
    { path: '/grilles/:id', load: () => import('./pages/grid/grid_page') },
  ],
  feeds: [
    { name: 'cohort.programmes', touches: standard('Programme', 'Programmes') },
    { name: 'cohort.cohorts', touches: standard('Cohort', 'Cohorts') },
    { name: 'cohort.grids', touches: standard('Grid', 'Grids') },
    { name: 'cohort.challenges', touches: alsoOutcomes(alsoChecks(standard('Challenge', 'Challenges'))) },
    { name: 'cohort.outcomes', touches: standard('ChallengeOutcome', 'ChallengeOutcomes') },
    { name: 'cohort.people', touches: alsoCounts(standard('Profile', 'Profiles')) },
    { name: 'cohort.assignments', touches: alsoCounts(standard('Assignment', 'Assignments')) },
    { name: 'cohort.calls', touches: alsoChecks(standard('Call', 'Calls')) },
    { name: 'cohort.seats', touches: alsoChecks(standard('Seat', 'Seats')) },
    ...FEEDS,
  ],
  collections: ['programmes'],
  held: () => import('./components/programme_link'),
  mine: () => import('./components/mine'),
  found: () => import('./components/found'),
  permissions: async () => (await import('./api/clients')).cohortMethods.getPermissions,
  sentences: async () => (await import('./words/faults')).SENTENCES,
};

export const ProjectChallenges = lazy(() => import('./components/project_challenges').then(({ ProjectChallenges: All }) => ({ default: All })));
export const CohortThing = lazy(() => import('./components/cohort_thing').then(({ CohortThing: Thing }) => ({ default: Thing })));
