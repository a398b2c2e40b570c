import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

import { makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

const NOW_MS = 1_764_000_000_000;
/** Twice around the work of the program. */
const STEPS = Array.from({ length: 12 }, (_, index) => index + 1);
const program = fileURLToPath(new URL('write-until-killed.ts', import.meta.url));

/** State by run id, as told by the program before it was killed. */
function runUntilKilled(path: string, atStep: number): ReadonlyMap<number, string> {
  const result = spawnSync(process.execPath, [program, path, String(atStep)], { encoding: 'utf8' });
  expect(result.signal, result.stderr).toBe('SIGKILL');
  const lines = result.stdout.split('\n').slice(0, -1);
  return new Map(lines.map((line) => [Number.parseInt(line, 10), line.split(' ')[1] ?? '']));
}

it('keeps all that was committed and nothing half, wherever it is killed', () => {
  const { path, database, taskStore, runStore } = openStores();
  const schedules = [{ kind: 'interval', everyMs: 1000 } as const];
  taskStore.create(makeTaskInput({ schedules }), NOW_MS);
  for (const step of STEPS) {
    const told = runUntilKilled(path, step);
    for (const [runId, state] of told) expect(runStore.get(runId).state).toBe(state);
    const runs = runStore.list({ limit: 1000 });
    const cursorMs = taskStore.liveSchedules()[0]?.cursorMs;
    expect(cursorMs).toBe(NOW_MS + 1000 * runs.length);
    expect(runs[0]?.scheduledForMs ?? NOW_MS).toBe(cursorMs);
    const failures = runs.filter((run) => run.state === 'failed');
    expect(runStore.failing()[0]?.failureCount ?? 0).toBe(failures.length);
  }
  expect(runStore.list({ limit: 1000 }).length).toBeGreaterThan(STEPS.length / 2);
  const verdict = database.prepare('PRAGMA integrity_check').all();
  expect(verdict).toEqual([{ integrity_check: 'ok' }]);
});
