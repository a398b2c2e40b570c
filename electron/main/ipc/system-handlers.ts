/** Answers the calls on CronPilot itself. */

import { opendir, stat } from 'node:fs/promises';
import { arch, platform, release } from 'node:os';
import { join } from 'node:path';

import type { CallHandlers } from '../../shared/ipc-contract.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import type { StorageUse, systemCalls } from '../../shared/system-calls.ts';
import type { Paths } from '../paths.ts';
import type { HandlerParts } from './handler-parts.ts';

export function systemHandlers(parts: HandlerParts): Pick<CallHandlers, keyof typeof systemCalls> {
  return {
    'storage.measure': () => measureStorage(parts.paths),
    'environment.path': () => parts.environment.path,
    'status.diagnostics': () => diagnose(parts),
    'command.get': () => parts.commandFile.status,
    'command.install': async () => {
      const installed = parts.commandFile.install();
      if (installed.folderOn === 'session') return installed;
      // A start-up file may name the folder now that it is there.
      await parts.environment.loginEnv.refresh();
      return parts.commandFile.status;
    },
    'command.remove': () => parts.commandFile.remove(),
  };
}

async function measureStorage({ logsDir, databasePath, backupsDir }: Paths): Promise<StorageUse> {
  const logs = await sizesBelow(logsDir);
  const database = [databasePath, `${databasePath}-wal`, `${databasePath}-shm`];
  return {
    logsBytes: sum(logs),
    logCount: logs.length,
    databaseBytes: sum(await Promise.all(database.map(sizeOf))),
    backupsBytes: sum(await sizesBelow(backupsDir)),
  };
}

/** Of a folder that does not exist yet there is nothing. */
async function sizesBelow(dir: string): Promise<readonly number[]> {
  const sizes: number[] = [];
  try {
    for await (const entry of await opendir(dir, { recursive: true }))
      if (entry.isFile()) sizes.push(await sizeOf(join(entry.parentPath, entry.name)));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return sizes;
}

/** Zero for a file that was removed meanwhile. */
async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function diagnose({ status, settings, now }: HandlerParts): string {
  const { version, startedAtMs, taskCount, running, queued, failing, trayAvailable } = status();
  const { electron, chrome, node } = process.versions;
  const facts = {
    CronPilot: version,
    Electron: electron,
    Chromium: chrome,
    Node: node,
    System: `${platform()} ${release()} ${arch()}`,
    Desktop: process.env['XDG_CURRENT_DESKTOP'] ?? 'unknown',
    Session: process.env['XDG_SESSION_TYPE'] ?? 'unknown',
    'Tray icons': trayAvailable ? 'yes' : 'no',
    'Running for': `${Math.round((now() - startedAtMs) / 60_000)} min`,
    Tasks: taskCount,
    Runs: `${running.length} running, ${queued.length} waiting`,
    'Failing tasks': failing.length,
    'Changed settings': changedSettings(settings.get()),
  };
  return Object.entries(facts)
    .map(([name, fact]) => `${name}: ${fact}`)
    .join('\n');
}

/** Numbers and switches alone: a text may be a path, an address or a secret. */
function changedSettings(settings: Settings): string {
  const changed = Object.entries(settings).flatMap(([field, value]) => {
    const isPlain = typeof value === 'number' || typeof value === 'boolean';
    return isPlain && value !== defaultSettings[field as keyof Settings]
      ? [`${field} ${value}`]
      : [];
  });
  return changed.join(', ') || 'none';
}
