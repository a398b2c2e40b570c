/** Answers the calls that need native dialogs or the file manager. */

import { existsSync } from 'node:fs';
import { homedir } from 'node:os';

import { AppError } from '../../shared/errors.ts';
import type { CallHandlers } from '../../shared/ipc-contract.ts';
import { phrase } from '../../shared/phrase.ts';
import { hasNoLog } from '../../shared/run.ts';
import { readEnvFile } from '../run/env-file.ts';
import { RunRefused } from '../run/run-refused.ts';
import type { DesktopPort, HandlerParts } from './handler-parts.ts';
import { logPathOf } from './log-handlers.ts';
import { saveLog } from './save-log.ts';

type DesktopCall = Extract<keyof CallHandlers, `desktop.${string}`>;

export function desktopHandlers(parts: HandlerParts): Pick<CallHandlers, DesktopCall> {
  return {
    'desktop.pickPath': ({ kind, startPath }) => desktopOf(parts).pickPath(kind, startPath),
    'desktop.pickVariables': async () => {
      const path = await desktopOf(parts).pickPath('file', null);
      return path === null ? null : readVariables(path);
    },
    'desktop.showMenu': (menu) => desktopOf(parts).showMenu(menu),
    'desktop.shortcutProblem': () => desktopOf(parts).shortcutProblem(),
    'desktop.quit': () => desktopOf(parts).quit(),
    'desktop.openFolder': ({ folder }) => {
      const { dataDir, logsDir, backupsDir } = parts.paths;
      const paths = { data: dataDir, logs: logsDir, backups: backupsDir };
      return desktopOf(parts).openFolder(paths[folder]);
    },
    'desktop.showLogFile': ({ runId }) => {
      const desktop = desktopOf(parts);
      desktop.showFile(existingLog(runId, parts));
    },
    'desktop.openLogFile': ({ runId }) => desktopOf(parts).openFile(existingLog(runId, parts)),
    'desktop.openLink': ({ url }) => desktopOf(parts).openLink(url),
    'desktop.saveLog': async ({ runId }) => {
      const desktop = desktopOf(parts);
      const logPath = existingLog(runId, parts);
      const targetPath = await desktop.pickSavePath(`cronpilot-run-${runId}.log`);
      if (targetPath !== null) await saveLog(logPath, targetPath);
      return targetPath;
    },
  };
}

/** @throws {AppError} `invalid_input` when the file cannot be read as an .env file */
function readVariables(path: string): Readonly<Record<string, string>> {
  try {
    return readEnvFile(path, { cwd: homedir(), homeDir: homedir() });
  } catch (error) {
    if (error instanceof RunRefused) throw new AppError('invalid_input', error.wording);
    throw error;
  }
}

/** @throws {AppError} `not_found` when there is none, which says why. */
function existingLog(runId: number, parts: HandlerParts): string {
  const path = logPathOf(runId, parts);
  if (hasNoLog(parts.runStore.get(runId))) {
    throw new AppError(
      'not_found',
      phrase('Run {runId} started nothing, so it has no log.', { runId }),
    );
  }
  if (path === null || !existsSync(path))
    throw new AppError('not_found', phrase('The log of run {runId} was removed.', { runId }));
  return path;
}

function desktopOf({ desktop }: HandlerParts): DesktopPort {
  if (desktop) return desktop;
  throw new AppError(
    'unavailable',
    phrase('CronPilot runs without a desktop here, so it shows no dialogs.'),
  );
}
