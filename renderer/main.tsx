/** Entry of the window. */

import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './styles.css';

import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';

import { App } from './app.tsx';
import { LanguageProvider } from './components/language-provider.tsx';
import { followMain } from './follow-main.ts';
import { useHashRoute, useHashSearch } from './hooks/use-hash-route.ts';
import { httpTransport } from './panel/http-transport.ts';
import { PanelGate } from './panel/panel-gate.tsx';
import { queryClient, readAgain } from './query-client.ts';
import { followRequestedRoutes } from './requested-route.ts';

// Subscribes before anything is fetched, so that no change falls between.
followMain();
followRequestedRoutes();
const isPanel = !window.cronpilot;
if (isPanel) httpTransport().onReconnected(() => readAgain());

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
const page = (
  <LanguageProvider>
    <App />
  </LanguageProvider>
);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Router hook={useHashRoute} searchHook={useHashSearch}>
        {isPanel ? <PanelGate>{page}</PanelGate> : page}
      </Router>
    </QueryClientProvider>
  </StrictMode>,
);
