// Metrics of projects: their place in the client.
import { lazy } from 'react';
import type { Feature } from '@/kit/api/feature';
import { FEEDS } from './feeds';

export const metrics: Feature = {
  service: 'metrics',
  pages: [
    { path: '/mesures', load: () => import('./pages/portfolio/portfolio_page'), menu: { fr: 'Mesures', en: 'Metrics' } },
    { path: '/services-numeriques', load: () => import('./pages/services/services_page') },
    { path: '/projets/:id/mesures', load: () => import('./pages/project/measures_page') },
    { path: '/projets/:id/mesures/:indicateur', load: () => import('./pages/explanation/explanation_page') },
    { path: '/projets/:id/donnees', load: () => import('./pages/data/data_page') },
    { path: '/projets/:id/donnees/:mesure', load: () => import('./pages/data/metric_page') },
    { path: '/projets/:id/sources', load: () => import('./pages/sources/sources_page') },
    { path: '/sources/:id', load: () => import('./pages/sources/source_page') },
  ],
  feeds: FEEDS,
  collections: [],
  permissions: async () => (await import('./api/clients')).metricsMethods.getPermissions,
  sentences: async () => (await import('./words/faults')).SENTENCES,
};

export const ProjectMetrics = lazy(() => import('./components/project_metrics').then(({ ProjectMetrics: All }) => ({ default: All })));
