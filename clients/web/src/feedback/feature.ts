// What people say, and what becomes of it: its place in the client.
import { lazy } from 'react';
import type { Feature } from '@/kit/api/feature';
import { FEEDS } from './feeds';

export const feedback: Feature = {
  service: 'feedback',
  pages: [
    { path: '/participer', load: () => import('./pages/take_part/take_part_page'), menu: { fr: 'Participer', en: 'Take part' } },
    { path: '/ma-parole', load: () => import('./pages/receipts/my_voice_page') },
    { path: '/verifier-un-accuse', load: () => import('./pages/receipts/check_page') },
    { path: '/reseaux', load: () => import('./pages/networks/networks_page') },
    { path: '/reseaux/:id', load: () => import('./pages/networks/network_page') },
    { path: '/questionnaires', load: () => import('./pages/questionnaires/questionnaires_page') },
    { path: '/questionnaires/:id', load: () => import('./pages/questionnaires/questionnaire_page') },
    { path: '/campagnes', load: () => import('./pages/campaigns/campaigns_page') },
    { path: '/campagnes/:id', load: () => import('./pages/campaigns/campaign_page') },
    { path: '/campagnes/:id/repondre', load: () => import('./pages/answer/answer_page') },
    { path: '/campagnes/:id/resultats', load: () => import('./pages/release/release_page') },
    { path: '/campagnes/:id/textes', load: () => import('./pages/texts/texts_page') },
    { path: '/contraintes', load: () => import('./pages/constraints/constraints_page') },
    { path: '/contraintes/:id', load: () => import('./pages/constraints/constraint_page') },
    { path: '/espaces', load: () => import('./pages/spaces/spaces_page') },
    { path: '/espaces/:id', load: () => import('./pages/spaces/space_page') },
    { path: '/espaces/:id/moderation', load: () => import('./pages/moderation/moderation_page') },
    { path: '/espaces/:id/idees/:i', load: () => import('./pages/idea/idea_page') },
    { path: '/mesures-prises', load: () => import('./pages/measures/measures_page') },
    { path: '/mesures-prises/:id', load: () => import('./pages/measures/measure_page') },
    { path: '/panels', load: () => import('./pages/panels/panels_page') },
    { path: '/panels/invitations', load: () => import('./pages/panels/invitations_page') },
    { path: '/panels/:id', load: () => import('./pages/panels/panel_page') },
    { path: '/panels/:id/panelistes', load: () => import('./pages/panels/panelists_page') },
    { path: '/panels/:id/etudes/:e', load: () => import('./pages/study/study_page') },
    { path: '/retrospectives', load: () => import('./pages/retrospectives/retrospectives_page') },
    { path: '/retrospectives/:id', load: () => import('./pages/retrospectives/retrospective_page') },
  ],
  feeds: FEEDS,
  collections: ['networks', 'panels', 'spaces'],
  held: () => import('./components/held_link'),
  mine: () => import('./components/mine'),
  found: () => import('./components/found'),
  permissions: async () => (await import('./api/clients')).feedbackMethods.getPermissions,
  sentences: async () => (await import('./words/faults')).SENTENCES,
};

export const ProjectConstraints = lazy(() => import('./components/constraints_of').then(({ ProjectConstraints: All }) => ({ default: All })));
export const CohortConstraints = lazy(() => import('./components/constraints_of').then(({ CohortConstraints: All }) => ({ default: All })));
export const RetrospectivesBeside = lazy(() => import('./components/retrospectives_beside'));
// How what was reported under a topic went on.
export const TopicTrend = lazy(() => import('./pages/constraints/topic_trend'));
