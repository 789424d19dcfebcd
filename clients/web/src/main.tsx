import '@codegouvfr/react-dsfr/dsfr/dsfr.main.min.css';
import '@codegouvfr/react-dsfr/dsfr/utility/icons/icons-system/icons-system.main.min.css';
import '@codegouvfr/react-dsfr/dsfr/utility/icons/icons-editor/icons-editor.main.min.css';
import '@codegouvfr/react-dsfr/dsfr/utility/icons/icons-user/icons-user.main.min.css';
import '@codegouvfr/react-dsfr/dsfr/dsfr.print.min.css';
import './app/app.css';
import './kit/ui/ui.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router-dom';
import { startDsfr } from './app/dsfr';
import { FEATURES } from './app/features';
import { router } from './app/routes';
import { startLive } from './kit/api/live';
import { queryClient } from './kit/api/query_client';
import { IdentitySource } from './kit/api/session';
import { WordsProvider } from './kit/words/use_words';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// Before any page asks: what changes after its answer is then told.
startLive(FEATURES.flatMap(({ feeds }) => feeds));
const identity = FEATURES.find((feature) => feature.identity)?.identity;
void startDsfr();
createRoot(root).render(
  <StrictMode>
    <WordsProvider>
      <QueryClientProvider client={queryClient}>
        <IdentitySource value={identity}>
          <RouterProvider router={router} />
        </IdentitySource>
      </QueryClientProvider>
    </WordsProvider>
  </StrictMode>);
