/** The frame around every page: title bar, sidebar, banners, and the commands that go everywhere. */

import { ArrowLeft, ArrowRight, Clock, Search } from 'lucide-react';
import {
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useLocation } from 'wouter';

import { t } from '../../electron/shared/i18n.ts';
import { keyWords } from '../commands/catalogue.ts';
import { runCommand } from '../commands/bindings.ts';
import { useCommands } from '../commands/use-commands.ts';
import { attempt } from '../attempt.ts';
import { capabilities } from '../capabilities.ts';
import { useFocusOfPage } from '../hooks/use-place.ts';
import { useZoomActions } from '../hooks/use-zoom.ts';
import { call } from '../ipc.ts';
import { useSidebar } from '../hooks/use-sidebar.ts';
import { useStatus } from '../query.ts';
import { currentQuestion, onQuestionChanged } from '../run-task.ts';
import { undoLast } from '../undo.ts';
import { askExport, currentExport, onExportChanged } from '../export-request.ts';
import { PaletteWaiting } from '../views/palette/palette-waiting.tsx';
import { Announcer } from './announcer.tsx';
import { Banners } from './banners.tsx';
import { IconButton } from './icon-button.tsx';
import { Kbd } from './kbd.tsx';
import { focusMain, focusNextRegion } from './regions.ts';
import { Sidebar } from './sidebar.tsx';

const importPalette = () => import('../views/palette/palette.tsx');

/** Fetched when first asked for: neither is part of any page. */
const Palette = lazy(async () => ({ default: (await importPalette()).Palette }));
const ShortcutSheet = lazy(async () => ({
  default: (await import('../views/palette/shortcut-sheet.tsx')).ShortcutSheet,
}));

const ExportDialog = lazy(async () => ({
  default: (await import('../views/import/export-dialog.tsx')).ExportDialog,
}));

const RunDialog = lazy(async () => ({
  default: (await import('../views/run-dialog/run-dialog.tsx')).RunDialog,
}));

export function Shell({ children }: { children: ReactNode }) {
  const [route, navigate] = useLocation();
  const mainRef = useRef<HTMLElement>(null);
  useFocusOfPage(mainRef, route);
  const [overlay, setOverlay] = useState<'palette' | 'shortcuts' | null>(null);
  const status = useStatus();
  const question = useSyncExternalStore(onQuestionChanged, currentQuestion);
  const exported = useSyncExternalStore(onExportChanged, currentExport);
  const sidebar = useSidebar();
  const close = () => setOverlay(null);
  // The palette opens at once, also for the first time.
  useEffect(() => {
    const idle = requestIdleCallback(() => void importPalette());
    return () => cancelIdleCallback(idle);
  }, []);
  // In a browser these keys are the browser's.
  const frameActions = {
    'window.close': () => window.close(),
    'app.quit': () => void attempt(call('desktop.quit')),
    ...useZoomActions(),
  };
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
    'sidebar.toggle': sidebar.toggle,
    'undo.last': () => void undoLast(),
    ...(capabilities().frame && frameActions),
    'task.new': () => navigate('/tasks/new'),
    ...(capabilities().pickFiles && { 'task.newFromFile': () => void pickScript(navigate) }),
    'tasks.import': () => navigate('/import'),
    'tasks.export': () => askExport(null),
    ...(status?.pause
      ? { 'schedules.resume': () => void attempt(call('schedules.resume')) }
      : { 'schedules.pause': () => void attempt(call('schedules.pause', { untilMs: null })) }),
  });
  return (
    <div className="flex h-full flex-col">
      <button
        type="button"
        onClick={focusMain}
        className="no-drag absolute top-1 left-1 z-50 h-8 -translate-y-14 rounded-control bg-elevated px-3 text-sm font-medium shadow-popover focus:translate-y-0"
      >
        {t('Skip to the content')}
      </button>
      <Announcer />
      <TitleBar />
      <div className="flex min-h-0 flex-1">
        <Sidebar status={status} isNarrow={sidebar.isNarrow} />
        <main
          ref={mainRef}
          tabIndex={-1}
          className="flex min-w-0 flex-1 flex-col border-s border-border-subtle bg-canvas outline-none"
        >
          {status && <Banners status={status} />}
          {children}
        </main>
      </div>
      {overlay === 'palette' && (
        <Suspense fallback={<PaletteWaiting onClose={close} />}>
          <Palette onClose={close} />
        </Suspense>
      )}
      <Suspense>
        {overlay === 'shortcuts' && <ShortcutSheet onClose={close} />}
        {question && <RunDialog {...question} />}
        {exported && <ExportDialog request={exported} />}
      </Suspense>
    </div>
  );
}

function TitleBar() {
  return (
    <header className="drag relative flex h-10 shrink-0 items-center border-b border-border-subtle bg-sidebar">
      <div className="flex w-[212px] items-center gap-2 px-3 ps-[max(12px,env(titlebar-area-x,0px))] text-sm font-semibold max-[620px]:w-10">
        <Clock size={16} className="text-accent-text" aria-hidden />
        <span className="max-[620px]:sr-only">CronPilot</span>
      </div>
      <div className="flex items-center gap-0.5 ps-3">
        <IconButton
          label={t('Back')}
          keys={keyWords('go.back')}
          icon={ArrowLeft}
          onPress={() => window.history.back()}
        />
        <IconButton
          label={t('Forward')}
          keys={keyWords('go.forward')}
          icon={ArrowRight}
          onPress={() => window.history.forward()}
        />
      </div>
      <button
        type="button"
        onClick={() => runCommand('palette.open')}
        className="no-drag absolute inset-x-0 mx-auto flex h-7 w-[380px] max-w-[30vw] items-center gap-2 overflow-hidden rounded-control border border-border bg-canvas px-2.5 text-sm whitespace-nowrap text-text-3 hover:bg-hover max-[880px]:static max-[880px]:mx-3"
      >
        <Search size={14} aria-hidden />
        <span className="truncate">{t('Search tasks, runs and commands')}</span>
        <span className="ms-auto max-[720px]:hidden">
          <Kbd>{keyWords('palette.open') ?? ''}</Kbd>
        </span>
      </button>
    </header>
  );
}

async function pickScript(navigate: (path: string) => void): Promise<void> {
  const path = await attempt(call('desktop.pickPath', { kind: 'file', startPath: null }));
  if (path !== null) navigate(`/tasks/new?${new URLSearchParams({ file: path })}`);
}
