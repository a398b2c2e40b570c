/** How late the first instruction of a task came, as its log says. */

import { readFileSync } from 'node:fs';

import { setTimeout } from 'node:timers/promises';

import type { Call } from '../helpers/launch-headless.ts';
import { until } from '../helpers/until.ts';

const QUIET_MS = 1_000;

/** Writes the time of its first instruction. */
export const COMMAND = 'exec date +%s%N';

/** Waits until each task has run. @returns ms after `dueMs`, in the order of the tasks */
export async function latenessOf(
  call: Call,
  taskIds: readonly number[],
  dueMs: number,
): Promise<readonly number[]> {
  // Each question would cost the processes that are measured.
  await setTimeout(dueMs + QUIET_MS - Date.now());
  const runs = await Promise.all(
    taskIds.map((taskId) =>
      until(async () => {
        const [run] = await call('runs.list', { taskId, limit: 1 });
        return run?.state === 'succeeded' && run;
      }, `the run of task ${taskId}`),
    ),
  );
  const logs = await Promise.all(runs.map(({ id }) => call('logs.path', { runId: id })));
  return logs.map((path) => timeIn(String(path)) - dueMs);
}

/** In ms, of a file that holds what `COMMAND` has written. */
export function timeIn(path: string): number {
  return Number(readFileSync(path, 'utf8').trim()) / 1e6;
}
