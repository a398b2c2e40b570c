/** Finds out, when a run has ended, what the success rules of its task want to know. */

import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import type { OutputChecks, OutputFindings } from '../shared/worker-protocol.ts';
import { searchOutput } from './output-search.ts';

export const NO_FINDINGS: OutputFindings = {
  hasMatch: null,
  forbiddenLine: null,
  problem: null,
  outputFile: null,
};

/** @param fd Of the log as it stays; null when it is gone. */
export async function findOutput(fd: number | null, checks: OutputChecks): Promise<OutputFindings> {
  const { outputFilePath } = checks;
  const outputFile = outputFilePath === null ? null : await findFile(outputFilePath);
  return { ...(await searchOutput(fd, checks)), outputFile };
}

/** Of a name with `*` or `?`, as backups that carry a date have one, the newest file counts. */
async function findFile(path: string): Promise<OutputFindings['outputFile']> {
  const exact = await lookAt(path);
  if (exact || !/[*?]/.test(basename(path))) return exact;
  const pattern = patternOf(basename(path));
  // As in a shell, what begins with a dot has to be asked for.
  const isHidden = basename(path).startsWith('.');
  let newest: OutputFindings['outputFile'] = null;
  for (const name of await namesIn(dirname(path))) {
    const fits = name.startsWith('.') === isHidden && pattern.test(name);
    const file = fits ? await lookAt(join(dirname(path), name)) : null;
    if (file && file.modifiedAtMs > (newest?.modifiedAtMs ?? Number.NEGATIVE_INFINITY))
      newest = file;
  }
  return newest;
}

function patternOf(name: string): RegExp {
  const source = name
    .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'su');
}

async function namesIn(dir: string): Promise<readonly string[]> {
  try {
    return await readdir(dir);
  } catch {
    return [];
  }
}

/** Null when there is no such file, or none that can be reached. */
async function lookAt(path: string): Promise<OutputFindings['outputFile']> {
  try {
    const stats = await stat(path);
    return stats.isFile() ? { sizeBytes: stats.size, modifiedAtMs: stats.mtimeMs } : null;
  } catch {
    return null;
  }
}
