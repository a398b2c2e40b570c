/** Tasks with outputs and process trees of every kind, all at once in the real application. */

import { existsSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { isActive, type Run } from '../../electron/shared/run.ts';
import { processesWith } from '../helpers/app-processes.ts';
import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { commandAction, Gate } from '../helpers/run-stage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const MARK = 'CRONPILOT_TEST_EXTREME=';
let app: HeadlessApp;
let dataDir: string;

beforeEach(async () => {
  dataDir = tempDir();
  app = await launchHeadless(dataDir);
  await app.call('settings.update', { maxConcurrentRuns: 20 });
});

afterEach(async () => {
  await app.end('SIGKILL');
  for (const pid of processesWith(MARK + dataDir)) process.kill(pid, 'SIGKILL');
});

const MIB = 1024 ** 2;
const LIMIT_BYTES = 20 * 1024 ** 2;

test('whatever is written, and whatever becomes of the log, each run ends as it does', {
  timeout: 120_000,
}, async () => {
  const gate = new Gate(join(dataDir, 'gate'));
  const waits = `echo before; ${gate.wait}; echo after; exit 3`;
  const commands = {
    longLine: "head -c 200000000 /dev/zero | tr '\\0' x; exit 3",
    gib: 'head -c 1073741824 /dev/zero; exit 3',
    binary: "head -c 1000000 /dev/urandom; printf '\\377\\376end'; exit 3",
    closed: 'exec >&- 2>&-; exit 3',
    deleted: waits,
    truncated: waits,
    heldOpen: 'echo before; sleep 1000 & exit 3',
  };
  const runs = await startAll(commands);
  const logOf = async (name: keyof typeof commands) =>
    join(
      dataDir,
      'logs',
      String((await app.call('runs.get', { runId: Number(runs.get(name)?.id) })).logFilename),
    );
  for (const name of ['deleted', 'truncated'] as const) {
    const path = await logOf(name);
    const isBegun = () => existsSync(path) && readFileSync(path, 'utf8') === 'before\n';
    await until(isBegun, `the first line of ${name}`);
  }
  rmSync(await logOf('deleted'));
  truncateSync(await logOf('truncated'));
  gate.open();
  const ends: Partial<Record<keyof typeof commands, number>> = {};
  for (const [name, { id }] of runs) {
    const run = await end(id);
    expect([name, run.state, run.exitCode]).toEqual([name, 'failed', 3]);
    const range = { runId: id, offsetBytes: 0, lengthBytes: 1000 };
    const { totalBytes, exists } = await app.call('logs.read', range);
    expect([name, exists, totalBytes]).toEqual([name, name !== 'deleted', run.logBytes]);
    ends[name] = run.logBytes;
  }
  const { longLine = 0, gib = 0, ...others } = ends;
  // Of output that outruns the copy the tail is shorter than the head.
  for (const bytes of [longLine, gib]) {
    expect(bytes).toBeGreaterThan(LIMIT_BYTES / 2 + 4 * MIB - 1000);
    expect(bytes).toBeLessThan(LIMIT_BYTES + MIB);
  }
  const [line, rest] = ['before\n'.length, 'after\n'.length];
  expect(others).toEqual({
    binary: 1_000_005,
    closed: 0,
    deleted: 0,
    truncated: rest,
    heldOpen: line,
  });
});

test('a stop ends every process of a run, however it got away', { timeout: 120_000 }, async () => {
  const commands = {
    grandchildren: 'sh -c "sh -c \'sleep 1000 & sleep 1000\' & sleep 1000" & wait',
    setsid: 'setsid sleep 1000 & setsid setsid sleep 1000 & wait',
    double: '(setsid sh -c "sleep 1000 &" &) ; sleep 1000',
    deaf: 'trap "" TERM INT HUP; while :; do sleep 1; done',
    many: 'for i in $(seq 500); do sleep 1000 & done; wait',
    cleared: 'env -i sleep 1000 & env -i setsid sleep 1000 & wait',
  };
  const runs = await startAll(commands);
  for (const { id } of runs.values())
    await until(async () => (await app.call('runs.get', { runId: id })).pid, 'the start');
  await until(() => processesWith(MARK + dataDir).length > 510, 'all of them');
  for (const { id } of runs.values()) await app.call('runs.stop', { runId: id });
  for (const [name, { id }] of runs) {
    const { state, reason } = await end(id);
    expect([name, state]).toEqual([name, 'cancelled']);
    expect(reason).toMatch(/^Stopped by you\. (\d+) of \1 processes ended\.$/);
  }
  expect(processesWith(MARK + dataDir)).toEqual([]);
});

async function startAll<K extends string>(
  commands: Readonly<Record<K, string>>,
): Promise<Map<K, Run>> {
  const runs = new Map<K, Run>();
  for (const [name, command] of Object.entries(commands) as [K, string][]) {
    const env = { CRONPILOT_TEST_EXTREME: dataDir };
    const input = makeTaskInput({ name, action: commandAction(command), env, graceMs: 500 });
    const { id: taskId } = await app.call('tasks.create', input);
    runs.set(name, await app.call('runs.start', { taskId }));
  }
  return runs;
}

function end(runId: number): Promise<Run> {
  const look = async () => {
    const run = await app.call('runs.get', { runId });
    return isActive(run.state) ? null : run;
  };
  return until(look, `the end of run ${runId}`, 60_000);
}
