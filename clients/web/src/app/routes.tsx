import { createBrowserRouter } from 'react-router-dom';
import type { Feature, Page } from '@/kit/api/feature';
import { Loading } from '@/kit/ui/states';
import { learn } from '@/kit/words/faults';
import { FEATURES } from './features';
import { Layout } from './layout';
import { LoadFailure } from './load_failure';
import { PAGES } from './pages';

// A page, and what its service says where something is wrong.
const routeOf = ({ path, load }: Page, sentences?: Feature['sentences']) => ({
  path,
  lazy: async () => {
    const [page, told] = await Promise.all([load(), sentences?.()]);
    learn(told);
    return { Component: page.default };
  },
});

export const router = createBrowserRouter([{
  element: <Layout />,
  errorElement: <LoadFailure />,
  hydrateFallbackElement: <div className="fr-container fr-py-4w"><Loading lines={8} /></div>,
  children: [
    {
      errorElement: <LoadFailure />,
      children: [
        ...FEATURES.flatMap(({ pages, sentences }) => pages.map((page) => routeOf(page, sentences))),
        ...PAGES.map((page) => routeOf(page)),
        { path: '*', lazy: async () => ({ Component: (await import('./missing/missing_page')).default }) },
      ],
    },
  ],
}]);
