// The pages that are of no service.
import type { Page } from '@/kit/api/feature';

export const PAGES: readonly Page[] = [
  { path: '/accessibilite', load: () => import('./accessibility/accessibility_page') },
];
