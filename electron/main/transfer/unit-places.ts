/** Finds systemd's timers on the disk, with the services that they start and their drop-ins. */

import { basename, dirname, join } from 'node:path';

import { isDropIn } from './drop-ins.ts';
import type { ImportFile } from './import-draft.ts';
import { serviceOf } from './read-systemd.ts';
import { namesIn, readFile, readText } from './source-file.ts';

/**
 * The folder that comes first wins, as for systemd; a link to /dev/null switches a unit off.
 *
 * @param dirs in the order of systemd's search
 */
export function unitsIn(dirs: readonly string[]): readonly ImportFile[] {
  const paths = new Map<string, string>();
  for (const dir of dirs) {
    for (const name of namesIn(dir)) {
      if (/\.(timer|service)$/.test(name) && !paths.has(name)) paths.set(name, join(dir, name));
    }
  }
  const dropIns = dirs.flatMap(dropInsBeside);
  const timers = [...paths]
    .filter(([name]) => name.endsWith('.timer'))
    .flatMap(([, path]) => readFile(path))
    .filter(({ text }) => text.trim() !== '');
  const wanted = timers.flatMap((timer) => withTemplate(serviceOf(timer, dropIns)));
  const services = [...new Set(wanted)].flatMap((name) => {
    const path = paths.get(name);
    return path === undefined ? [] : readFile(path);
  });
  return [...timers, ...services, ...dropIns];
}

/** The other half of a timer and its service, and the drop-ins in the same folder. */
export function besides(path: string): readonly ImportFile[] {
  const dir = dirname(path);
  if (path.endsWith('.service')) {
    const timer = path.replace(/\.service$/, '.timer');
    return [...readFile(timer), ...dropInsBeside(dir)];
  }
  if (!path.endsWith('.timer')) return [];
  const dropIns = dropInsBeside(dir);
  const service = serviceOf({ name: path, text: readText(path) ?? '' }, dropIns);
  return [...withTemplate(service).flatMap((name) => readFile(join(dir, name))), ...dropIns];
}

/** What is no file is a link to /dev/null, which hides those of its name elsewhere. */
export function dropInsBeside(dir: string): readonly ImportFile[] {
  return namesIn(dir)
    .flatMap((folder) => namesIn(join(dir, folder)).map((name) => join(dir, folder, name)))
    .filter(isDropIn)
    .map((path) => ({ name: path, text: readText(path) ?? '' }));
}

function withTemplate(service: string): readonly string[] {
  return [service, basename(service).replace(/@.*(?=\.service$)/, '@')];
}
