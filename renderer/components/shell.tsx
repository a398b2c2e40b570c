/** The frame around every page: title bar, sidebar, banners. */

import { ArrowLeft, ArrowRight, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';

import { useKeys } from '../hooks/use-keys.ts';
import { useStatus } from '../query.ts';
import { Banners } from './banners.tsx';
import { IconButton } from './icon-button.tsx';
import { Sidebar } from './sidebar.tsx';

export function Shell({ children }: { children: ReactNode }) {
  const [, navigate] = useLocation();
  const status = useStatus();
  useKeys({
    'Mod+1': () => navigate('/today'),
    'Mod+2': () => navigate('/tasks'),
    'Mod+3': () => navigate('/runs'),
    'Mod+,': () => navigate('/settings'),
    'Mod+n': () => navigate('/tasks/new'),
    n: () => navigate('/tasks/new'),
  });
  return (
    <div className="flex h-full flex-col">
      <TitleBar />
      <div className="flex min-h-0 flex-1">
        <Sidebar status={status} />
        <main className="flex min-w-0 flex-1 flex-col border-s border-border-subtle bg-canvas">
          {status && <Banners status={status} />}
          {children}
        </main>
      </div>
    </div>
  );
}

function TitleBar() {
  return (
    <header className="drag flex h-10 shrink-0 items-center border-b border-border-subtle bg-sidebar">
      <div className="flex w-[212px] items-center gap-2 px-3 ps-[max(12px,env(titlebar-area-x))] text-sm font-semibold">
        <Clock size={16} className="text-accent-text" aria-hidden />
        CronPilot
      </div>
      <div className="flex items-center gap-0.5 ps-3">
        <IconButton label="Back" icon={ArrowLeft} onPress={() => window.history.back()} />
        <IconButton label="Forward" icon={ArrowRight} onPress={() => window.history.forward()} />
      </div>
    </header>
  );
}
