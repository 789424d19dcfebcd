// Who may do what, and who the caller is: their place in the client.
import { lazy } from 'react';
import { standard, type Touches } from '@/kit/api/changes';
import type { Feature } from '@/kit/api/feature';
import { call } from '@/kit/api/query';
import { accessMethods } from './api/clients';

const ofBindings: Touches = (asked, changed) => asked.method === 'ListAuditRecords' || standard('AccessBinding', 'AccessBindings')(asked, changed);

export const access: Feature = {
  service: 'access',
  pages: [
    { path: '/roles', load: () => import('./pages/roles/roles_page'), menu: { fr: 'Droits', en: 'Roles' }, isFor: ({ may }) => may('ListAccessBindings') },
    { path: '/personnes', load: () => import('./pages/persons/persons_page'), menu: { fr: 'Personnes', en: 'Persons' }, isFor: ({ may }) => may('ListPersons') },
    { path: '/personnes/:id', load: () => import('./pages/person/person_page') },
    { path: '/effacements', load: () => import('./pages/erasures/erasures_page') },
    { path: '/effacements/:id', load: () => import('./pages/erasures/erasure_page') },
    { path: '/moi', load: () => import('./pages/account/account_page') },
  ],
  feeds: [{ name: 'access.bindings', touches: ofBindings }, { name: 'access.consents', touches: standard('Consent', 'Consents') }],
  collections: [],
  permissions: () => Promise.resolve(accessMethods.getPermissions),
  sentences: async () => (await import('./words/faults')).SENTENCES,
  identity: (signal) => call(accessMethods.getCaller, {}, signal),
  account: '/moi',
};

export { readNames } from './api/person_names';
export { useNames } from './components/use_names';
export { Who } from './components/who';
// Of a purpose, by its id: for whoever asks of people what they must agree to.
export const ConsentTo = lazy(() => import('./components/consent_to'));
