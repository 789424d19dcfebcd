// The pages: their path, what loads them, and their place in the menu. A page's script is fetched when it is first opened.
import type { ComponentType } from 'react';
import type { useCaller } from '@/api/session';
import type { Text } from '@/words/text';

export interface PageEntry {
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  // In the menu, for those whom it is for.
  menu?: Text;
  isFor?: (caller: ReturnType<typeof useCaller>) => boolean;
}

export const PAGES: readonly PageEntry[] = [
  { path: '/', load: () => import('@/pages/portfolio/portfolio_page'), menu: { fr: 'Portefeuille', en: 'Portfolio' } },
  { path: '/semaine', load: () => import('@/pages/week/week_page'), menu: { fr: 'Cette semaine', en: 'This week' }, isFor: ({ isInside }) => isInside },
  { path: '/projets', load: () => import('@/pages/projects/projects_page'), menu: { fr: 'Projets', en: 'Projects' } },
  { path: '/recherche', load: () => import('@/pages/search/search_page') },
  { path: '/projets/:id', load: () => import('@/pages/project/project_page') },
  // The original site's.
  { path: '/startups/:id', load: () => import('@/pages/startups/startup_page') },
  { path: '/passages', load: () => import('@/pages/lists/moves_page') },
  { path: '/sejours', load: () => import('@/pages/lists/stays_page') },
  { path: '/comparer', load: () => import('@/pages/lists/compare_page') },
  { path: '/comites', load: () => import('@/pages/committees/committees_page'), menu: { fr: 'Comités', en: 'Committees' } },
  { path: '/comites/:id', load: () => import('@/pages/committees/committee_page') },
  { path: '/ministeres', load: () => import('@/pages/ministry/ministries_page'), menu: { fr: 'Ministères', en: 'Ministries' } },
  { path: '/ministeres/:id', load: () => import('@/pages/ministry/ministry_page') },
  { path: '/ministeres/domaine/:domaine', load: () => import('@/pages/ministry/domain_page') },
  { path: '/rapport', load: () => import('@/pages/report/report_page') },
  { path: '/lecons', load: () => import('@/pages/lessons/lessons_page'), menu: { fr: 'Leçons', en: 'Lessons' } },
  { path: '/vocabulaire', load: () => import('@/pages/vocabulary/vocabulary_page'), menu: { fr: 'Mots des phases', en: 'Words for phases' }, isFor: ({ isAdmin }) => isAdmin },
  { path: '/accessibilite', load: () => import('@/pages/accessibility/accessibility_page') },
];
