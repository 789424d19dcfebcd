import { createBrowserRouter } from 'react-router-dom';
import { Loading } from '@/kit/ui/states';
import { FEATURES } from './features';
import { Layout } from './layout';
import { LoadFailure } from './load_failure';
import { PAGES } from './pages';

export const router = createBrowserRouter([{
  element: <Layout />,
  errorElement: <LoadFailure />,
  hydrateFallbackElement: <div className="fr-container fr-py-4w"><Loading lines={8} /></div>,
  children: [
    {
      errorElement: <LoadFailure />,
      children: [
        ...[...FEATURES.flatMap(({ pages }) => pages), ...PAGES].map(({ path, load }) => ({ path, lazy: async () => ({ Component: (await load()).default }) })),
        { path: '*', lazy: async () => ({ Component: (await import('./missing/missing_page')).default }) },
      ],
    },
  ],
}]);
