/** The frame around every page: title bar, sidebar, banners, and the commands that go everywhere. */

import { ArrowLeft, ArrowRight, Clock, Search } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';

import { keyWords } from '../commands/catalogue.ts';
import { runCommand } from '../commands/bindings.ts';
import { useCommands } from '../commands/use-commands.ts';
import { attempt } from '../attempt.ts';
import { call } from '../ipc.ts';
import { useStatus } from '../query.ts';
import { currentQuestion, onQuestionChanged } from '../run-task.ts';
import { undoLast } from '../undo.ts';
import { Banners } from './banners.tsx';
import { IconButton } from './icon-button.tsx';
import { Kbd } from './kbd.tsx';
import { focusNextRegion } from './regions.ts';
import { Sidebar } from './sidebar.tsx';

/** Fetched when first asked for: neither is part of any page. */
const Palette = lazy(async () => ({
  default: (await import('../views/palette/palette.tsx')).Palette,
}));
const ShortcutSheet = lazy(async () => ({
  default: (await import('../views/palette/shortcut-sheet.tsx')).ShortcutSheet,
}));

const RunDialog = lazy(async () => ({
  default: (await import('../views/run-dialog/run-dialog.tsx')).RunDialog,
}));

export function Shell({ children }: { children: ReactNode }) {
  const [, navigate] = useLocation();
  const [overlay, setOverlay] = useState<'palette' | 'shortcuts' | null>(null);
  const status = useStatus();
  const question = useSyncExternalStore(onQuestionChanged, currentQuestion);
  const close = () => setOverlay(null);
  useCommands({
    'palette.open': () => setOverlay('palette'),
    'shortcuts.show': () => setOverlay('shortcuts'),
    'go.today': () => navigate('/today'),
    'go.tasks': () => navigate('/tasks'),
    'go.runs': () => navigate('/runs'),
    'go.settings': () => navigate('/settings'),
    'go.back': () => window.history.back(),
    'go.forward': () => window.history.forward(),
    'go.nextRegion': focusNextRegion,
    'undo.last': undoLast,
    'task.new': () => navigate('/tasks/new'),
    ...(status?.pause
      ? { 'schedules.resume': () => void attempt(call('schedules.resume')) }
      : { 'schedules.pause': () => void attempt(call('schedules.pause', { untilMs: null })) }),
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
      <Suspense>
        {overlay === 'palette' && <Palette onClose={close} />}
        {overlay === 'shortcuts' && <ShortcutSheet onClose={close} />}
        {question && <RunDialog {...question} />}
      </Suspense>
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
      <button
        type="button"
        onClick={() => runCommand('palette.open')}
        className="no-drag absolute inset-x-0 mx-auto flex h-7 w-[380px] max-w-[40vw] items-center gap-2 rounded-control border border-border bg-canvas px-2.5 text-sm text-text-3 hover:bg-hover"
      >
        <Search size={14} aria-hidden />
        Search tasks and commands
        <span className="ms-auto">
          <Kbd>{keyWords('palette.open') ?? ''}</Kbd>
        </span>
      </button>
    </header>
  );
}
