/** Looks on this computer for what other schedulers have; nothing there is ever changed. */

import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { basename, join } from 'node:path';

import { AppError } from '../../shared/errors.ts';
import type { ImportEntry, ImportReview, ImportSource } from '../../shared/transfer.ts';
import { readForeignRows } from '../store/read-foreign-rows.ts';
import { type ImportFile, type ImportSurroundings, toEntry } from './import-draft.ts';
import { readCronPilotRows } from './read-cronpilot-rows.ts';
import { plistText } from './read-launchd.ts';
import { type ImportParts, readImport } from './read-import.ts';
import { readUserCrontab } from './user-crontab.ts';

export const USER_CRONTAB = 'crontab';
const MAX_FILE_BYTES = 8_000_000;
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
  if (!place) throw new AppError('not_found', 'There is nothing to import from there any more.');
  return { entries: readImport(place.files(), parts), isUserCrontab };
}

/**
 * A file of the user's choice: a text, or the database of the first CronPilot. A timer brings the
 * service beside it, and a folder all that is in it.
 *
 * @throws AppError `not_found`, `invalid_input`
 */
export function readPath(path: string, parts: ImportParts, nowMs: number): ImportReview {
  const stats = statOf(path);
  const paths = stats.isDirectory()
    ? namesIn(path).map((name) => join(path, name))
    : [path, ...besides(path)];
  const entries = paths.flatMap((each): readonly ImportEntry[] =>
    !stats.isDirectory() && isDatabase(each)
      ? readCronPilotRows(readForeignRows(each, 'tasks'), nowMs).map((found) =>
          toEntry(found, each, parts.check),
        )
      : [],
  );
  if (entries.length > 0) return { entries, isUserCrontab: false };
  return { entries: readImport(paths.flatMap(readFile), parts), isUserCrontab: false };
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
      root('usr/lib/systemd/user'),
    ]),
    unitPlace('systemd_system', 'systemctl', [
      root('etc/systemd/system'),
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

/** The folder that comes first wins, as for systemd; a link to /dev/null switches a unit off. */
function unitsIn(dirs: readonly string[]): readonly ImportFile[] {
  const paths = new Map<string, string>();
  for (const dir of dirs) {
    for (const name of namesIn(dir)) {
      if (/\.(timer|service)$/.test(name) && !paths.has(name)) paths.set(name, join(dir, name));
    }
  }
  const timers = [...paths]
    .filter(([name]) => name.endsWith('.timer'))
    .flatMap(([, path]) => readFile(path));
  const wanted = timers.flatMap(({ name, text }) => {
    const named = /^Unit=\s*(\S+)/m.exec(text)?.[1];
    const service = named ?? basename(name).replace(/\.timer$/, '.service');
    return [service, service.replace(/@.*(?=\.service$)/, '@')];
  });
  const services = [...new Set(wanted)].flatMap((name) => {
    const path = paths.get(name);
    return path === undefined ? [] : readFile(path);
  });
  return [...timers.filter(({ text }) => text.trim() !== ''), ...services];
}

/** The other half of a timer and its service. */
function besides(path: string): readonly string[] {
  if (path.endsWith('.timer')) {
    const named = /^Unit=\s*(\S+)/m.exec(readText(path) ?? '')?.[1];
    const service = named ?? basename(path).replace(/\.timer$/, '.service');
    return [join(path, '..', service), join(path, '..', service.replace(/@.*(?=\.service$)/, '@'))];
  }
  return path.endsWith('.service') ? [path.replace(/\.service$/, '.timer')] : [];
}

/** No file, or an unreadable one, is no entry. */
function readFile(path: string): readonly ImportFile[] {
  const text = readText(path);
  return text === null ? [] : [{ name: path, text }];
}

/** UTF-8, or UTF-16 by its mark, as Windows writes it. */
function readText(path: string): string | null {
  try {
    if (!statSync(path).isFile() || statSync(path).size > MAX_FILE_BYTES) return null;
    const bytes = readFileSync(path);
    return plistText(bytes) ?? decode(bytes);
  } catch {
    return null;
  }
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir).sort();
  } catch {
    return [];
  }
}

function statOf(path: string) {
  try {
    return statSync(path);
  } catch (cause) {
    throw new AppError('not_found', `There is no file ${path}.`, { cause });
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
