/** What readers of imports need to know of a computer: a user with a home, beside some others. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { ImportFile } from '../../electron/main/transfer/import-draft.ts';
import { type ImportParts, readImport } from '../../electron/main/transfer/read-import.ts';
import type { ImportEntry } from '../../electron/shared/transfer.ts';

export const importParts: ImportParts = {
  surroundings: {
    userName: 'ada',
    userId: 1000,
    homeDir: '/home/ada',
    hostName: 'tower.example.org',
    userNames: new Set(['root', 'ada', 'www-data']),
  },
  check: () => undefined,
  findTask: () => null,
};

/** Entries of one text under a name. */
export function readText(name: string, text: string): readonly ImportEntry[] {
  return readImport([{ name, text }], importParts);
}

/** The only entry. */
export function readOne(name: string, text: string): ImportEntry {
  const [entry, ...more] = readText(name, text);
  if (!entry || more.length > 0) throw new Error(`Expected one entry, got ${more.length + 1}`);
  return entry;
}

/** Every file below a folder, in a fixed order. */
export function filesBelow(dir: string): readonly ImportFile[] {
  return (readdirSync(dir, { recursive: true }) as string[])
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile())
    .sort()
    .map((name) => ({ name, text: readFileSync(name, 'utf8') }));
}
