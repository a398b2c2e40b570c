/** Finds out, when a run has ended, what the success rules of its task want to know. */

import { stat } from 'node:fs/promises';

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
  const outputFile = outputFilePath === null ? null : await lookAt(outputFilePath);
  return { ...(await searchOutput(fd, checks)), outputFile };
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
