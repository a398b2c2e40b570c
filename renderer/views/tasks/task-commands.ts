/** What the list, the task page and their keys can do with tasks: at once, with a way back. */

import { toast } from 'sonner';
import { useLocation } from 'wouter';

import { formatDateTime } from '../../../electron/shared/duration.ts';
import { assertNever } from '../../../electron/shared/errors.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import type { TaskChange } from '../../../electron/shared/task-change.ts';
import { pauseInForce } from '../../../electron/shared/task.ts';
import { attempt } from '../../attempt.ts';
import { call } from '../../ipc.ts';
import { runTask } from '../../run-task.ts';
import { offerUndo, undoable } from '../../undo.ts';
import { opposite, undoRequests } from './undo-change.ts';

type Subject = Pick<TaskSummary, 'task' | 'lastRun' | 'recentRuns'>;
type Named = Pick<TaskSummary, 'task'>;

export function useTaskCommands() {
  const [, navigate] = useLocation();
  return {
    open: ({ task }: Subject) => navigate(`/tasks/${task.id}`),
    edit: ({ task }: Subject) => navigate(`/tasks/${task.id}/edit`),
    duplicate: ({ task }: Subject) => navigate(`/tasks/new?copyOf=${task.id}`),
    runNow: ({ task }: Subject) => void runTask(task.id, navigate),
    runAll: (tasks: readonly Named[]) => void runAll(tasks, navigate),
    stop: ({ lastRun }: Subject) => {
      if (lastRun) void attempt(call('runs.stop', { runId: lastRun.id }));
    },
    setEnabled: ({ task }: Subject, enabled: boolean) =>
      void attempt(call('tasks.setEnabled', { taskId: task.id, enabled })),
    showLatestLog: ({ task }: Named) => void showLatestLog(task, navigate),
    change: (tasks: readonly Named[], change: TaskChange) => void changeTasks(tasks, change),
    remove: (subject: Subject) => void changeTasks([subject], { kind: 'delete' }),
    copy: (text: string) => void copy(text),
    copyAsCurl: ({ task }: Named) => void copyAsCurl(task.id),
    copyAsCrontab: ({ task }: Named) => void copyAsCrontab(task.id),
  };
}

export type TaskCommands = ReturnType<typeof useTaskCommands>;

/** Asks for it, since a run that was just started may not be shown yet. */
async function showLatestLog(
  { id, name }: TaskSummary['task'],
  navigate: (path: string) => void,
): Promise<void> {
  const summary = await attempt(call('tasks.get', { taskId: id }));
  if (!summary) return;
  const runId = latestRunId(summary);
  if (runId === null) toast(t('“{name}” has not run yet.', { name }));
  else navigate(`/runs/${runId}`);
}

/** What "latest log" and a peek show; null when nothing was started yet. */
export function latestRunId({ recentRuns, lastRun }: Subject): number | null {
  return recentRuns[0]?.id ?? lastRun?.id ?? null;
}

/** Off goes on, what is paused for a while is resumed, and all else is switched off. */
export function toggleChange({ task }: Named): TaskChange {
  if (!task.enabled) return { kind: 'enable' };
  return { kind: pauseInForce(task, Date.now()) ? 'resume' : 'disable' };
}

export async function changeTasks(tasks: readonly Named[], change: TaskChange): Promise<void> {
  const taskIds = tasks.map(({ task }) => task.id);
  const changedIds = await undoable(attempt(call('tasks.change', { taskIds, change })));
  const changed = new Set(changedIds);
  const subjects = tasks.filter(({ task }) => changed.delete(task.id));
  const [first] = subjects;
  if (!first || opposite(change) === null) return;
  const words = doneWords(change, subjects.length, first.task.name);
  offerUndo(words, () => void attempt(undo(subjects, change)));
}

/** One after the other, since what goes back may be another change for each pause that it ended. */
async function undo(subjects: readonly Named[], change: TaskChange): Promise<void> {
  for (const request of undoRequests(subjects, change, Date.now()))
    await call('tasks.change', request);
}

/** One after the other, so that those before one that cannot start do. */
export async function runAll(
  tasks: readonly Named[],
  navigate: (path: string) => void,
): Promise<void> {
  const [only] = tasks;
  if (only && tasks.length === 1) return void runTask(only.task.id, navigate);
  let startedCount = 0;
  for (const { task } of tasks) {
    const run = await attempt(call('runs.start', { taskId: task.id }));
    if (run && run.state !== 'skipped') startedCount += 1;
  }
  toast(
    t('Started {startedCount} of {count, plural, one {# task} other {# tasks}}.', {
      startedCount,
      count: tasks.length,
    }),
    { action: { label: t('Show runs'), onClick: () => navigate('/runs?by=manual') } },
  );
}

async function copy(text: string): Promise<void> {
  if (await attempt(navigator.clipboard.writeText(text).then(() => true))) toast(t('Copied.'));
}

/** Starts the task by the HTTP API; says so when that is off. */
async function copyAsCurl(taskId: number): Promise<void> {
  const api = await attempt(call('api.status'));
  if (!api) return;
  const origin = api.url ?? `http://127.0.0.1:${api.port}`;
  await copy(`curl -X POST -H "Authorization: Bearer $TOKEN" ${origin}/api/tasks/${taskId}/run`);
  if (api.url === null) toast(t('The HTTP API is off: switch it on in the settings.'));
}

/** Without the name that a whole crontab has above the line; says what the line cannot. */
async function copyAsCrontab(taskId: number): Promise<void> {
  const exported = await attempt(call('export.render', { taskIds: [taskId], format: 'crontab' }));
  if (!exported) return;
  const [file] = exported.files;
  const [, ...lines] = file?.text.trimEnd().split('\n') ?? [];
  const comment = lines.findIndex((line) => line.startsWith('# '));
  if (file)
    await copy(
      lines
        .toSpliced(comment, 1)
        .filter((line) => line !== '')
        .join('\n'),
    );
  for (const { sentence } of exported.problems) toast(sentence);
}

function doneWords(change: TaskChange, count: number, name: string): string {
  const values = { count, name };
  switch (change.kind) {
    case 'enable':
      return t('Switched on {count, plural, one {“{name}”} other {# tasks}}.', values);
    case 'disable':
      return t('Switched off {count, plural, one {“{name}”} other {# tasks}}.', values);
    case 'delete':
      return t('Deleted {count, plural, one {“{name}”} other {# tasks}}.', values);
    case 'pause':
      return t('Paused {count, plural, one {“{name}”} other {# tasks}} until {time}.', {
        ...values,
        time: formatDateTime(change.untilMs, Date.now()),
      });
    case 'add_tag':
      return t('Tagged {count, plural, one {“{name}”} other {# tasks}} with {tag}.', {
        ...values,
        tag: change.tag,
      });
    case 'remove_tag':
      return t('Took the tag {tag} from {count, plural, one {“{name}”} other {# tasks}}.', {
        ...values,
        tag: change.tag,
      });
    case 'set_favourite':
      return change.favourite
        ? t('Made {count, plural, one {“{name}” a favourite} other {# tasks favourites}}.', values)
        : t('Took {count, plural, one {“{name}”} other {# tasks}} from the favourites.', values);
    case 'restore':
    case 'resume':
      return '';
    default:
      return assertNever(change);
  }
}
