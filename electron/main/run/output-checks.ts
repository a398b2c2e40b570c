/** What a run's worker is to look for when the run has ended. */

import { resolve } from 'node:path';

import { expandHome } from '../../shared/expand-home.ts';
import type { Task } from '../../shared/task.ts';
import type { OutputChecks } from '../../shared/worker-protocol.ts';

/** @param homeDir The run's own HOME. A relative path is meant from the run's folder. */
export function outputChecks({ success, cwd }: Task, homeDir: string): OutputChecks {
  const { outputMustMatch, outputMustNotMatch, outputFile } = success;
  const dir = expandHome(cwd ?? homeDir, homeDir);
  return {
    mustMatch: outputMustMatch,
    mustNotMatch: outputMustNotMatch,
    outputFilePath: outputFile && resolve(dir, expandHome(outputFile.path, homeDir)),
  };
}
