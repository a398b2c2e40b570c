/** The routes of the window inside its frame. */

import { type CSSProperties, lazy, Suspense, useEffect } from 'react';
import { Toaster, toast } from 'sonner';
import { Redirect, Route, Switch, useLocation, useSearchParams } from 'wouter';

import { PALETTE_ROUTE } from '../electron/shared/app-link.ts';
import { t } from '../electron/shared/i18n.ts';
import { AwayBanner } from './components/away-banner.tsx';
import { runCommand } from './commands/bindings.ts';
import { LoadingRows } from './components/load-states.tsx';
import { PageGuard } from './components/page-guard.tsx';
import { Shell } from './components/shell.tsx';
import { useKeyboard } from './hooks/use-keyboard.ts';
import { useTheme } from './hooks/use-theme.ts';
import { on } from './ipc.ts';
import { useStatus } from './query.ts';
import { showRequestedRoutes } from './requested-route.ts';
import { FileDrop } from './views/import/file-drop.tsx';
import { RunView } from './views/run/run-view.tsx';
import { RunsView } from './views/runs/runs-view.tsx';
import { TaskView } from './views/task/task-view.tsx';
import { TasksView } from './views/tasks/tasks-view.tsx';
import { TodayView } from './views/today/today-view.tsx';

/** Fetched when first opened: the editor brings every check of a task along. */
const EditTaskView = lazy(async () => ({
  default: (await import('./views/edit/edit-task-view.tsx')).EditTaskView,
}));

const SettingsView = lazy(async () => ({
  default: (await import('./views/settings/settings-view.tsx')).SettingsView,
}));
const ImportView = lazy(async () => ({
  default: (await import('./views/import/import-view.tsx')).ImportView,
}));
/** Toasts on the window's own tokens. */
const TOAST_STYLE = {
  fontFamily: 'inherit',
  '--normal-bg': 'var(--elevated)',
  '--normal-border': 'var(--border)',
  '--normal-text': 'var(--text)',
} as CSSProperties;

export function App() {
  const theme = useTheme();
  useKeyboard();
  const [route, navigate] = useLocation();
  useEffect(() => showRequestedRoutes((path) => openRoute(path, navigate)), [navigate]);
  useEffect(
    () =>
      on('notice.raised', ({ text, runId }) =>
        toast(<span translate="no">{text}</span>, runId === null ? {} : openRun(runId, navigate)),
      ),
    [navigate],
  );
  return (
    <Shell>
      <AwayBanner />
      <PageGuard route={route}>
        <Suspense fallback={<LoadingRows />}>
          <Routes />
        </Suspense>
      </PageGuard>
      <FileDrop />
      <Toaster
        containerAriaLabel={t('Notifications')}
        theme={theme}
        position="bottom-right"
        duration={10_000}
        style={TOAST_STYLE}
      />
    </Shell>
  );
}

function openRun(runId: number, navigate: (path: string) => void) {
  return { action: { label: t('Show log'), onClick: () => navigate(`/runs/${runId}`) } };
}

/** The palette opens over the page that is shown. */
function openRoute(path: string, navigate: (path: string) => void): void {
  if (path === PALETTE_ROUTE) runCommand('palette.open');
  else navigate(path);
}

function Routes() {
  return (
    <Switch>
      <Route path="/today" component={TodayView} />
      <Route path="/tasks" component={TasksView} />
      <Route path="/tasks/new" component={NewTask} />
      <Route path="/tasks/:id">{({ id }) => <TaskView key={id} taskId={Number(id)} />}</Route>
      <Route path="/tasks/:id/edit">{({ id }) => <EditTask id={id} />}</Route>
      <Route path="/import" component={ImportView} />
      <Route path="/runs" component={RunsView} />
      <Route path="/runs/:id">{({ id }) => <RunView key={id} runId={Number(id)} />}</Route>
      <Route path="/settings/:section?">
        {({ section }) => <SettingsView sectionId={section ?? 'general'} />}
      </Route>
      <Route path={PALETTE_ROUTE} component={HomeWithPalette} />
      <Route component={Home} />
    </Switch>
  );
}

function EditTask({ id }: { id: string }) {
  const [params] = useSearchParams();
  return <EditTaskView key={`${id}-${params.get('draft')}`} taskId={Number(id)} />;
}

function NewTask() {
  const [params] = useSearchParams();
  const sample = params.get('sample');
  const copyOf = params.get('copyOf');
  const file = params.get('file');
  const as = params.get('as');
  const draft = params.get('draft');
  return (
    <EditTaskView
      key={`${sample}-${copyOf}-${file}-${draft}`}
      taskId={null}
      {...(sample !== null && { sampleIndex: Number(sample) })}
      {...(copyOf !== null && { copyOfTaskId: Number(copyOf) })}
      {...(file !== null && { file: { path: file, as: as ?? 'script' } })}
    />
  );
}

/** Today, or the task list with its examples as long as there is no task. */
function Home() {
  const status = useStatus();
  if (!status) return null;
  return <Redirect to={status.taskCount > 0 ? '/today' : '/tasks'} replace />;
}

/** A window that was opened for its palette. */
function HomeWithPalette() {
  useEffect(() => {
    runCommand('palette.open');
  }, []);
  return <Home />;
}
