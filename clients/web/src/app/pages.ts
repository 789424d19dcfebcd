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
  { path: '/projets', load: () => import('@/pages/projects/projects_page'), menu: { fr: 'Projets', en: 'Projects' } },
];
