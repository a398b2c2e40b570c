/** Answers the calls on imports, exports and files of definitions. */

import { homedir } from 'node:os';
import { join } from 'node:path';

import { AppError } from '../../shared/errors.ts';
import type { CallHandlers } from '../../shared/ipc-contract.ts';
import { phrase } from '../../shared/phrase.ts';
import type { Task, TaskId } from '../../shared/task.ts';
import type { ExportFormat } from '../../shared/transfer.ts';
import { applyDefinitions } from '../transfer/apply-definitions.ts';
import { DefinitionFile } from '../transfer/definition-file.ts';
import { exportTasks } from '../transfer/export-tasks.ts';
import {
  type ImportPlaces,
  importSurroundings,
  listSources,
  readPath,
  readSource,
} from '../transfer/import-sources.ts';
import { type ImportParts, readImport } from '../transfer/read-import.ts';
import { saveExport } from '../transfer/save-export.ts';
import { planTakeover, takeOver } from '../transfer/user-crontab.ts';
import type { HandlerParts } from './handler-parts.ts';

export type TransferCall = Extract<
  keyof CallHandlers,
  `${'import' | 'export' | 'definitions'}.${string}`
>;
export type TransferHandlers = Pick<CallHandlers, TransferCall>;

const PASSWD_PATH = '/etc/passwd';
const DEFAULT_SHELL = '/bin/sh';

export function transferHandlers(parts: HandlerParts): TransferHandlers {
  return { ...importHandlers(parts), ...exportHandlers(parts) };
}

function importHandlers(
  parts: HandlerParts,
): Pick<CallHandlers, Extract<TransferCall, `import.${string}`>> {
  const { taskStore, paths, now } = parts;
  const places: ImportPlaces = { rootDir: '/', homeDir: homedir() };
  const importParts = (): ImportParts => ({
    surroundings: importSurroundings(places.homeDir, PASSWD_PATH),
    check: (input) => parts.checkTask(input, null),
    findTask: taskFinder(taskStore.list()),
  });
  return {
    'import.sources': () => listSources(places, importParts()),
    'import.read': (request) => {
      switch (request.from) {
        case 'source':
          return readSource(request.id, places, importParts());
        case 'path':
          return readPath(request.path, importParts(), now());
        default:
          return { entries: readImport(request.files, importParts()), isUserCrontab: false };
      }
    },
    'import.store': ({ inputs }) => {
      for (const input of inputs) parts.checkTask(input, null);
      const tasks = taskStore.transaction(() =>
        inputs.map((input) => taskStore.create({ ...input, enabled: false }, now())),
      );
      for (const { id } of tasks) parts.taskChanged(id);
      return tasks;
    },
    'import.planTakeover': ({ lines }) => planTakeover(lines),
    'import.takeOver': async ({ lines, taskIds }) => {
      for (const taskId of taskIds) checkUndeleted(taskStore.get(taskId));
      // cron stops first: a task that runs twice may do harm, one that starts a moment later will not.
      const takeover = await takeOver(lines, join(paths.dataDir, 'crontab-backups'), now());
      parts.scheduler.settle();
      taskStore.transaction(() => {
        for (const taskId of taskIds) taskStore.setEnabled(taskId, true, now());
      });
      for (const taskId of taskIds) parts.taskChanged(taskId);
      return takeover;
    },
  };
}

function exportHandlers(
  parts: HandlerParts,
): Pick<CallHandlers, Exclude<TransferCall, `import.${string}`>> {
  const { taskStore, settings, now } = parts;
  const render = (taskIds: readonly TaskId[] | null, format: ExportFormat) => {
    const all = taskStore.list();
    const surroundings = {
      homeDir: homedir(),
      shell: settings.get().shell ?? process.env['SHELL'] ?? DEFAULT_SHELL,
      nowMs: now(),
    };
    return exportTasks(chosen(all, taskIds), all, format, surroundings);
  };
  return {
    'export.render': ({ taskIds, format }) => render(taskIds, format),
    'export.save': async ({ taskIds, format }) => {
      const { desktop } = parts;
      if (!desktop)
        throw new AppError('unavailable', phrase('CronPilot runs without a desktop here.'));
      const { files } = render(taskIds, format);
      const [first, ...more] = files;
      if (!first) throw new AppError('invalid_input', phrase('There is nothing in it to save.'));
      const target =
        more.length === 0
          ? await desktop.pickSavePath(first.filename)
          : await desktop.pickPath('folder', homedir());
      if (target !== null) await saveExport(files, target);
      return target;
    },
    'export.update': ({ text, taskIds }) => {
      const all = taskStore.list();
      return { text: new DefinitionFile(text).update(chosen(all, taskIds), all) };
    },
    'definitions.apply': ({ text, isDryRun, prune }) => {
      if (!isDryRun) parts.scheduler.settle();
      const { changedIds, ...applied } = applyDefinitions(text, { isDryRun, prune }, parts);
      if (!isDryRun) for (const taskId of changedIds) parts.taskChanged(taskId);
      return applied;
    },
  };
}

/** In the order of the list. @throws AppError `not_found` */
function chosen(all: readonly Task[], taskIds: readonly TaskId[] | null): readonly Task[] {
  if (taskIds === null) return all;
  const known = new Set(all.map(({ id }) => id));
  const missing = taskIds.find((taskId) => !known.has(taskId));
  if (missing !== undefined)
    throw new AppError('not_found', phrase('There is no task {taskId}.', { taskId: missing }));
  return all.filter(({ id }) => taskIds.includes(id));
}

/** @throws AppError `conflict` */
function checkUndeleted({ name, deletedAtMs }: Task): void {
  if (deletedAtMs === null) return;
  throw new AppError('conflict', phrase('Task "{name}" is deleted. Restore it first.', { name }));
}

function taskFinder(all: readonly Task[]) {
  return (name: string, nth: number): TaskId | null => {
    const same = all.filter((task) => task.name === name).map(({ id }) => id);
    return same.sort((a, b) => a - b)[nth - 1] ?? null;
  };
}
