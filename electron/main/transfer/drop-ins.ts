/** Which files below `NAME.d` folders change a systemd unit, and in which order (systemd.unit(5)). */

import { basename, dirname } from 'node:path';

import type { ImportFile } from './import-draft.ts';

/** `.../backup.timer.d/override.conf`, or `.../timer.d/all.conf` for all timers. */
export function isDropIn(path: string): boolean {
  return /(^|[./])(timer|service)\.d\/[^/]+\.conf$/.test(path);
}

/**
 * In the order in which they are applied, which is that of their names, whatever folder they are in.
 * Of several with the same name one counts: that of the earlier place, then of the folder that is
 * more the unit's own. An empty one stands for a link to /dev/null and hides the others.
 *
 * @param files drop-ins, those of the place that comes first in systemd's search before others
 */
export function dropInsOf(unitName: string, files: readonly ImportFile[]): readonly ImportFile[] {
  const folders = foldersOf(unitName);
  const places = [...new Set(files.map(({ name }) => placeOf(name)))];
  const typeFolder = folders.length - 1;
  const rank = ({ name }: ImportFile) => {
    const folder = folders.indexOf(basename(dirname(name)));
    const place = places.indexOf(placeOf(name));
    // What is for all units of a type comes last, wherever it is.
    return (folder === typeFolder ? places.length + place : place) * folders.length + folder;
  };
  const chosen = new Map<string, ImportFile>();
  const own = files.filter(({ name }) => folders.includes(basename(dirname(name))));
  for (const file of own.toSorted((left, right) => rank(left) - rank(right))) {
    const name = basename(file.name);
    if (!chosen.has(name)) chosen.set(name, file);
  }
  return [...chosen]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([, file]) => file)
    .filter(({ text }) => text !== '');
}

function placeOf(path: string): string {
  return dirname(dirname(path));
}

/**
 * The most specific first: `a-b@home.service.d`, `a-b@.service.d`, `a-.service.d`, and last
 * `service.d`, which is for all of them.
 */
function foldersOf(unitName: string): readonly string[] {
  const type = unitName.slice(unitName.lastIndexOf('.') + 1);
  const [prefix = '', instance] = unitName.slice(0, -type.length - 1).split(/@(.*)/s);
  const dashes = [...prefix.slice(0, -1).matchAll(/-/g)].map(({ index }) => index).reverse();
  const names = [
    unitName,
    ...(instance ? [`${prefix}@.${type}`] : []),
    ...dashes.map((at) => `${prefix.slice(0, at + 1)}.${type}`),
    type,
  ];
  return names.map((name) => `${name}.d`);
}
