import '@codegouvfr/react-dsfr/dsfr/dsfr.main.min.css';
import '@codegouvfr/react-dsfr/dsfr/utility/icons/icons-system/icons-system.main.min.css';
import '@codegouvfr/react-dsfr/dsfr/utility/icons/icons-editor/icons-editor.main.min.css';
import '@codegouvfr/react-dsfr/dsfr/utility/icons/icons-user/icons-user.main.min.css';
import '@codegouvfr/react-dsfr/dsfr/dsfr.print.min.css';
import './app/app.css';
import './components/components.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router-dom';
import { startLive } from './api/live';
import { queryClient } from './api/query_client';
import { startDsfr } from './app/dsfr';
import { router } from './app/routes';
import { WordsProvider } from './words/use_words';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// Before any page asks: what changes after its answer is then told.
startLive();
void startDsfr();
createRoot(root).render(
  <StrictMode>
    <WordsProvider>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </WordsProvider>
  </StrictMode>);
