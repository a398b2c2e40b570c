import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

import { makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

const NOW_MS = 1_764_000_000_000;
const program = fileURLToPath(new URL('write-until-killed.ts', import.meta.url));

/** What the program told before it was killed in the middle of its work. */
async function killAfter(path: string, lineCount: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (told.split('\n').length > lineCount) child.kill('SIGKILL');
  });
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
  return told.split('\n').slice(0, -1);
}

it('loses nothing it has committed and keeps nothing half when it is killed', async () => {
  const { path, database, taskStore, runStore } = openStores();
  const schedules = [{ kind: 'interval', everyMs: 1000 } as const];
  taskStore.create(makeTaskInput({ schedules }), NOW_MS);

  for (const lineCount of [1, 2, 7, 20, 51]) {
    for (const line of await killAfter(path, lineCount)) {
      const [id, state] = line.split(' ');
      const stored = runStore.get(Number(id)).state;
      expect(['failed', state]).toContain(stored);
    }
    const runs = runStore.list({ limit: 100_000 });
    expect(taskStore.liveSchedules()[0]?.cursorMs).toBe(runs[0]?.scheduledForMs);
    expect(runs.at(-1)?.scheduledForMs).toBe(NOW_MS + 1000);
    expect(runs).toHaveLength(new Set(runs.map((run) => run.scheduledForMs)).size);
    const failures = runs.filter((run) => run.state === 'failed');
    expect(runStore.failing()[0]?.failureCount ?? 0).toBe(failures.length);
  }
  const verdict = database.prepare('PRAGMA integrity_check').all();
  expect(verdict).toEqual([{ integrity_check: 'ok' }]);
}, 30_000);
