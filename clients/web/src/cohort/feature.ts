// Programmes and their cohorts: their place in the client.
import { standard } from '@/kit/api/changes';
import type { Feature } from '@/kit/api/feature';
import { COLLECTIONS } from './api/caller';
import { cohortMethods } from './api/clients';
import { SENTENCES } from './words/faults';

export const cohort: Feature = {
  service: 'cohort',
  pages: [
    { path: '/programmes', load: () => import('./pages/programmes/programmes_page'), menu: { fr: 'Programmes', en: 'Programmes' } },
    { path: '/programmes/:id', load: () => import('./pages/programme/programme_page') },
    { path: '/programmes/:id/promotions/:c', load: () => import('./pages/cohort/cohort_page') },
  ],
  feeds: [
    { name: 'cohort.programmes', touches: standard('Programme', 'Programmes') },
    { name: 'cohort.cohorts', touches: standard('Cohort', 'Cohorts') },
  ],
  collections: COLLECTIONS,
  held: () => import('./components/programme_link'),
  permissions: cohortMethods.getPermissions,
  sentences: SENTENCES,
};

export { useProgrammes } from './api/programmes';
export { ProgrammeLink } from './components/programme_link';
