/** Looks on this computer for what other schedulers have; nothing there is ever changed. */

import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import type { ImportReview, ImportSource } from '../../shared/transfer.ts';
import { readForeignRows } from '../store/read-foreign-rows.ts';
import { type ImportFile, type ImportSurroundings, toEntry } from './import-draft.ts';
import { readCronPilotRows } from './read-cronpilot-rows.ts';
import { type ImportParts, readImport } from './read-import.ts';
import { namesIn, readFile, readText } from './source-file.ts';
import { besides, dropInsBeside, unitsIn } from './unit-places.ts';
import { readUserCrontab } from './user-crontab.ts';

export const USER_CRONTAB = 'crontab';
const SQLITE_MAGIC = 'SQLite format 3\0';

/** The folders to look in; tests have their own. */
export interface ImportPlaces {
  /** Holds `etc` and `usr`: `/`. */
  readonly rootDir: string;
  readonly homeDir: string;
}

interface Place extends Pick<ImportSource, 'id' | 'kind' | 'title'> {
  readonly files: () => readonly ImportFile[];
}

/** Those that have any entry. */
export async function listSources(
  places: ImportPlaces,
  parts: ImportParts,
): Promise<readonly ImportSource[]> {
  const crontab = await readUserCrontab();
  const all = [...(crontab === null ? [] : [userCrontab(crontab)]), ...filePlaces(places)];
  return all.flatMap(({ id, kind, title, files }) => {
    const entries = readImport(files(), parts);
    if (entries.length === 0) return [];
    const refusedCount = entries.filter(({ refusal }) => refusal !== null).length;
    return [{ id, kind, title, entryCount: entries.length, refusedCount }];
  });
}

/** @throws AppError `not_found` */
export async function readSource(
  id: string,
  places: ImportPlaces,
  parts: ImportParts,
): Promise<ImportReview> {
  const isUserCrontab = id === USER_CRONTAB;
  const crontab = isUserCrontab ? await readUserCrontab() : null;
  const place =
    crontab === null ? filePlaces(places).find((each) => each.id === id) : userCrontab(crontab);
  if (!place)
    throw new AppError('not_found', phrase('There is nothing to import from there any more.'));
  return { entries: readImport(place.files(), parts), isUserCrontab };
}

/**
 * A file of the user's choice: a text, or the database of the first CronPilot. A timer brings the
 * service beside it with the drop-ins of both, and a folder all that is in it.
 *
 * @throws AppError `not_found`, `invalid_input`
 */
export function readPath(path: string, parts: ImportParts, nowMs: number): ImportReview {
  const stats = statOf(path);
  const read = (files: readonly ImportFile[]) => ({
    entries: readImport(files, parts),
    isUserCrontab: false,
  });
  if (stats.isDirectory()) {
    const files = namesIn(path).flatMap((name) => readFile(join(path, name)));
    return read([...files, ...dropInsBeside(path)]);
  }
  if (!isDatabase(path)) return read([...readFile(path), ...besides(path)]);
  const rows = readCronPilotRows(readForeignRows(path, 'tasks'), nowMs);
  const entries = rows.map((found) => toEntry(found, path, parts.check));
  return { entries, isUserCrontab: false };
}

export function importSurroundings(homeDir: string, passwdPath: string): ImportSurroundings {
  const { username, uid } = userInfo();
  const userNames = new Set(
    (readText(passwdPath) ?? '').split('\n').flatMap((line) => line.split(':', 1)),
  );
  return { userName: username, userId: uid, homeDir, hostName: hostname(), userNames };
}

function userCrontab(text: string): Place {
  const files = [{ name: 'crontab -l', text }];
  return { id: USER_CRONTAB, kind: 'crontab', title: 'crontab -l', files: () => files };
}

function filePlaces({ rootDir, homeDir }: ImportPlaces): readonly Place[] {
  const root = (path: string) => join(rootDir, path);
  const home = (path: string) => join(homeDir, path);
  const unitPlace = (
    kind: 'systemd_user' | 'systemd_system',
    title: string,
    dirs: readonly string[],
  ): Place => ({ id: kind, kind, title, files: () => unitsIn(dirs) });
  const oneFile = (path: string): Place => ({
    id: path,
    kind: 'system_crontab',
    title: path,
    files: () => readFile(path),
  });
  return [
    oneFile(root('etc/crontab')),
    ...namesIn(root('etc/cron.d'))
      // cron itself passes over names with a dot.
      .filter((name) => /^[\w-]+$/.test(name))
      .map((name) => oneFile(root(`etc/cron.d/${name}`))),
    oneFile(root('etc/anacrontab')),
    unitPlace('systemd_user', 'systemctl --user', [
      home('.config/systemd/user'),
      root('etc/systemd/user'),
      root('run/systemd/user'),
      home('.local/share/systemd/user'),
      root('usr/local/lib/systemd/user'),
      root('usr/lib/systemd/user'),
    ]),
    unitPlace('systemd_system', 'systemctl', [
      root('etc/systemd/system'),
      root('run/systemd/system'),
      root('usr/local/lib/systemd/system'),
      root('usr/lib/systemd/system'),
      root('lib/systemd/system'),
    ]),
    launchdPlace('~/Library/LaunchAgents', home('Library/LaunchAgents')),
    launchdPlace('/Library/LaunchAgents', root('Library/LaunchAgents')),
    launchdPlace('/Library/LaunchDaemons', root('Library/LaunchDaemons')),
  ];
}

function launchdPlace(title: string, dir: string): Place {
  const files = () =>
    namesIn(dir)
      .filter((name) => name.endsWith('.plist'))
      .flatMap((name) => readFile(join(dir, name)));
  return { id: dir, kind: 'launchd', title, files };
}

function statOf(path: string) {
  try {
    return statSync(path);
  } catch (cause) {
    throw new AppError('not_found', phrase('There is no file {path}.', { path }), { cause });
  }
}

function isDatabase(path: string): boolean {
  try {
    const start = Buffer.alloc(SQLITE_MAGIC.length);
    const descriptor = openSync(path, 'r');
    readSync(descriptor, start);
    closeSync(descriptor);
    return start.toString('latin1') === SQLITE_MAGIC;
  } catch {
    return false;
  }
}
