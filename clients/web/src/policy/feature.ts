// From what people say to a text that changes: its place in the client.
import { lazy } from 'react';
import type { Feature } from '@/kit/api/feature';
import { FEEDS } from './feeds';

export const policy: Feature = {
  service: 'policy',
  pages: [
    { path: '/propositions', load: () => import('./pages/register/register_page'), menu: { fr: 'Propositions', en: 'Proposals' } },
    { path: '/propositions/:id', load: () => import('./pages/proposal/proposal_page') },
    { path: '/citer', load: () => import('./pages/cite/cite_page') },
    { path: '/de-la-parole-a-la-loi', load: () => import('./pages/trace/trace_page') },
    { path: '/seances', load: () => import('./pages/sessions/sessions_page') },
    { path: '/seances/:id', load: () => import('./pages/sessions/session_page') },
    { path: '/seances/:id/proces-verbal', load: () => import('./pages/sessions/minutes_page') },
    { path: '/ministeres/:id/attend', load: () => import('./pages/ministry/waits_page') },
    { path: '/textes', load: () => import('./pages/texts/texts_page') },
    { path: '/textes/:id', load: () => import('./pages/texts/text_page') },
    { path: '/plans', load: () => import('./pages/plans/plans_page') },
    { path: '/plans/:id', load: () => import('./pages/plans/plan_page') },
    { path: '/plans/:id/engagements/:e', load: () => import('./pages/plans/commitment_page') },
    { path: '/ma-parole/propositions', load: () => import('./pages/receipts/receipts_page') },
  ],
  feeds: FEEDS,
  collections: ['plans'],
  held: () => import('./components/held_link'),
  mine: () => import('./components/mine'),
  found: () => import('./components/found'),
  permissions: async () => (await import('./api/clients')).policyMethods.getPermissions,
  sentences: async () => (await import('./words/faults')).SENTENCES,
};

// The proposals that rest on something of another service.
export const ProposalsCiting = lazy(() => import('./components/proposals_citing'));
