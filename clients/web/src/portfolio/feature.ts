// The portfolio: its place in the client, and what it lends to other services.
import { lazy } from 'react';
import type { Feature } from '@/kit/api/feature';
import { standard } from '@/kit/api/changes';
import { COLLECTIONS } from './api/caller';
import { governanceMethods } from './api/clients';
import { LONGEST_QUERY } from './api/search';
import { FEEDS } from './feeds';
import './components/components.css';

export const portfolio: Feature = {
  service: 'portfolio',
  pages: [
    { path: '/', load: () => import('./pages/portfolio/portfolio_page'), menu: { fr: 'Portefeuille', en: 'Portfolio' } },
    { path: '/semaine', load: () => import('./pages/week/week_page'), menu: { fr: 'Cette semaine', en: 'This week' }, isFor: ({ isInside }) => isInside },
    { path: '/projets', load: () => import('./pages/projects/projects_page'), menu: { fr: 'Projets', en: 'Projects' } },
    { path: '/recherche', load: () => import('./pages/search/search_page') },
    { path: '/projets/:id', load: () => import('./pages/project/project_page') },
    // The original site's.
    { path: '/startups/:id', load: () => import('./pages/startups/startup_page') },
    { path: '/passages', load: () => import('./pages/lists/moves_page') },
    { path: '/sejours', load: () => import('./pages/lists/stays_page') },
    { path: '/comparer', load: () => import('./pages/lists/compare_page') },
    { path: '/comites', load: () => import('./pages/committees/committees_page'), menu: { fr: 'Comités', en: 'Committees' } },
    { path: '/comites/:id', load: () => import('./pages/committees/committee_page') },
    { path: '/ministeres', load: () => import('./pages/ministry/ministries_page'), menu: { fr: 'Ministères', en: 'Ministries' } },
    { path: '/ministeres/:id', load: () => import('./pages/ministry/ministry_page') },
    { path: '/ministeres/domaine/:domaine', load: () => import('./pages/ministry/domain_page') },
    { path: '/rapport', load: () => import('./pages/report/report_page') },
    { path: '/lecons', load: () => import('./pages/lessons/lessons_page'), menu: { fr: 'Leçons', en: 'Lessons' } },
    { path: '/vocabulaire', load: () => import('./pages/vocabulary/vocabulary_page'), menu: { fr: 'Mots des phases', en: 'Words for phases' }, isFor: ({ may }) => may('UpdatePhaseWord') },
  ],
  feeds: [
    ...FEEDS,
    { name: 'portfolio.organisations', touches: standard('Organisation', 'Organisations') },
    { name: 'portfolio.incubators', touches: standard('Incubator', 'Incubators') },
  ],
  collections: COLLECTIONS,
  permissions: () => Promise.resolve(governanceMethods.getPermissions),
  sentences: async () => ({ ...(await import('./words/faults')).SENTENCES, ...(await import('./words/refusals')).REFUSALS }),
  search: { path: '/recherche', param: 'texte', longest: LONGEST_QUERY, hint: { fr: 'Projet, organisation, défi, appel…', en: 'Project, organisation, challenge, call…' } },
  meant: () => import('./components/meant').then(({ Meant }) => ({ default: Meant })),
};

export { INCUBATORS, ORGANISATIONS, useIncubators, useOrganisations, useTitles } from './api/directory';
export { PROJECTS } from './api/projects';
export { isFound, useFound } from './api/search';
export { OrganisationLink } from './components/organisation_link';
export { ProjectLink } from './components/project_link';
export { ResourceLink } from './components/resource_link';
export const PortfolioThing = lazy(() => import('./components/portfolio_thing').then(({ PortfolioThing: Thing }) => ({ default: Thing })));
