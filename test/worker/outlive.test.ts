/** What becomes of runs when the worker or its launcher dies, and how the next worker takes them over. */

import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { readProcStat } from '../../electron/worker/process-identity.ts';
import { readRunStatus } from '../../electron/worker/run-status.ts';
import {
  fixture,
  forkWorker,
  isAlive,
  logOf,
  makeScriptSpec,
  makeSpec,
  numberIn,
  pidsByCommand,
  pidsWithCookie,
  toAdoptSpec,
} from '../helpers/fork-worker.ts';
import { until } from '../helpers/until.ts';

const UNTIL_GO = 'until [ -e go ]; do sleep 0.01; done';
const longAgo = { pid: 999_999_999, startMark: '1', bootId: null };

function go(spec: { readonly cwd: string }): void {
  writeFileSync(join(spec.cwd, 'go'), '');
}

describe.each(['launcher', 'spawn'])('a worker with %s that is killed', (starter) => {
  const fork = () => forkWorker({ CRONPILOT_LAUNCHER: starter });

  it('leaves a run that goes on and is adopted with its real exit code and whole log', async () => {
    const first = await fork();
    const spec = first.start(makeSpec(`echo before; ${UNTIL_GO}; echo after; exit 7`));
    const started = await first.started(spec.runId);
    await first.kill();
    const second = await fork();
    second.adopt(toAdoptSpec(spec), started.process, started.startedAtMs);
    go(spec);
    expect(await second.end(spec.runId)).toMatchObject({
      kind: 'exited',
      exitCode: 7,
      logBytes: 13,
    });
    expect(logOf(spec)).toBe('before\nafter\n');
  });

  it('leaves the outcome of a run that ends while nobody looks', async () => {
    const first = await fork();
    const spec = first.start(makeSpec(`${UNTIL_GO}; echo done; exit 7`));
    const { process, startedAtMs } = await first.started(spec.runId);
    await first.kill();
    go(spec);
    await until(() => readRunStatus(spec.controlDir)?.exit, 'the status file');
    const endedAtMs = readRunStatus(spec.controlDir)?.exit?.atMs;
    const second = await fork();
    second.adopt(toAdoptSpec(spec), process, startedAtMs);
    expect(await second.end(spec.runId)).toMatchObject({
      kind: 'exited',
      exitCode: 7,
      endedAtMs,
      logBytes: 5,
    });
  });
});

describe('a run that is bound to CronPilot', () => {
  it('ends when the worker is killed, with all that carries its cookie; others go on', async () => {
    const worker = await forkWorker();
    const pidFile = join(makeSpec('').cwd, 'pid');
    const bound = worker.start(
      makeScriptSpec(fixture('escapes.sh'), [pidFile], { stopWithApp: true }),
    );
    const free = worker.start(makeSpec(`${UNTIL_GO}; exit 3`));
    await worker.started(bound.runId);
    await worker.started(free.runId);
    const escapee = await numberIn(pidFile);
    await worker.kill();
    await until(() => pidsWithCookie(bound.cookie).length === 0, 'the bound run to end');
    expect(isAlive(escapee)).toBe(false);
    expect(await until(() => readRunStatus(bound.controlDir)?.exit, 'its status')).toMatchObject({
      code: 143,
    });
    expect(pidsWithCookie(free.cookie).length).toBeGreaterThan(0);
    go(free);
    expect(await until(() => readRunStatus(free.controlDir)?.exit, 'its status')).toMatchObject({
      code: 3,
    });
  });

  it('is killed after its grace time when it ignores SIGTERM', async () => {
    const worker = await forkWorker();
    const spec = makeScriptSpec(fixture('ignores-sigterm.sh'), [], {
      stopWithApp: true,
      graceMs: 300,
    });
    worker.start(spec);
    await until(() => pidsWithCookie(spec.cookie).length === 3, 'three processes');
    await worker.kill();
    await until(() => pidsWithCookie(spec.cookie).length === 0, 'the run to end');
    expect(await until(() => readRunStatus(spec.controlDir)?.exit, 'its status')).toMatchObject({
      code: 137,
    });
  });

  it('that has ended leaves its background children alone', async () => {
    const worker = await forkWorker();
    const pidFile = join(makeSpec('').cwd, 'pid');
    const ended = makeScriptSpec(fixture('leaves-child.sh'), [pidFile], { stopWithApp: true });
    await worker.run(ended);
    // As main does when it has stored the outcome.
    rmSync(ended.controlDir, { recursive: true });
    const marker = worker.start(makeSpec('sleep 1000', { stopWithApp: true }));
    await worker.started(marker.runId);
    const launcher = await until(() => launchersOf(worker.pid)[0], 'the launcher');
    await worker.kill();
    await until(() => !isAlive(launcher), 'the launcher to have ended what is bound');
    expect(pidsWithCookie(marker.cookie)).toEqual([]);
    const child = await numberIn(pidFile);
    expect(isAlive(child)).toBe(true);
    process.kill(child, 'SIGKILL');
  });

  it('stays bound when the launcher dies and another takes over', async () => {
    const worker = await forkWorker();
    const spec = worker.start(makeSpec('sleep 1000', { stopWithApp: true }));
    await worker.started(spec.runId);
    await killLauncherOf(worker.pid);
    await until(() => launchersOf(worker.pid).length === 1, 'the next launcher');
    await worker.run(makeSpec('exit 0'));
    await worker.kill();
    await until(() => pidsWithCookie(spec.cookie).length === 0, 'the bound run to end');
  });
});

describe('shutdown', () => {
  it('ends bound runs, lets the others go on and exits', async () => {
    const worker = await forkWorker();
    const bound = worker.start(
      makeSpec(`trap 'exit 6' TERM; sleep 1000 & wait`, { stopWithApp: true }),
    );
    const free = worker.start(makeSpec(`${UNTIL_GO}; exit 3`));
    await worker.started(free.runId);
    await worker.started(bound.runId);
    worker.send({ type: 'shutdown' });
    expect(await worker.end(bound.runId)).toMatchObject({
      stop: { cause: 'app_quit', survivors: [] },
    });
    await until(() => worker.hasExited, 'the worker to exit');
    expect(worker.of(free.runId, 'finished')).toEqual([]);
    go(free);
    expect(await until(() => readRunStatus(free.controlDir)?.exit, 'its status')).toMatchObject({
      code: 3,
    });
    expect(launchersOf(worker.pid)).toEqual([]);
  });
});

describe('a launcher that is killed', () => {
  it('costs neither the runs under way nor the next ones', async () => {
    const worker = await forkWorker();
    const specs = [1, 2, 3].map((code) =>
      worker.start(makeSpec(`${UNTIL_GO}; echo ${code}; exit ${code}`)),
    );
    for (const spec of specs) await worker.started(spec.runId);
    await killLauncherOf(worker.pid);
    const next = makeSpec('exit 9');
    expect(await worker.run(next)).toMatchObject({ exitCode: 9 });
    for (const [index, spec] of specs.entries()) {
      go(spec);
      expect(await worker.end(spec.runId)).toMatchObject({ kind: 'exited', exitCode: index + 1 });
      expect(logOf(spec)).toBe(`${index + 1}\n`);
    }
  });

  it('costs no run that it had not begun', async () => {
    const worker = await forkWorker();
    await worker.run(makeSpec('exit 0'));
    const launcher = await until(() => launchersOf(worker.pid)[0], 'the launcher');
    process.kill(launcher, 'SIGSTOP');
    const spec = worker.start(makeSpec('echo once; exit 9'));
    await until(() => existsSync(join(spec.controlDir, 'launch.sh')), 'the request');
    process.kill(launcher, 'SIGKILL');
    expect(await worker.end(spec.runId)).toMatchObject({ kind: 'exited', exitCode: 9 });
    expect(logOf(spec)).toBe('once\n');
  });

  it('costs a run its outcome only when its supervisor is killed too', async () => {
    const worker = await forkWorker();
    const spec = worker.start(makeSpec(`${UNTIL_GO}; exit 1`));
    const { process: task } = await worker.started(spec.runId);
    const supervisors = pidsByCommand('cronpilot-launcher').filter(
      (pid) => parentOf(task.pid) === pid,
    );
    expect(supervisors).toHaveLength(1);
    for (const pid of supervisors) process.kill(pid, 'SIGKILL');
    go(spec);
    expect(await worker.end(spec.runId)).toMatchObject({ kind: 'vanished', stop: null });
  });
});

describe('adoption', () => {
  it('enforces the timeout from the start of the process', async () => {
    const first = await forkWorker();
    const spec = first.start(makeSpec('sleep 1000', { timeoutMs: 60_000 }));
    const { process } = await first.started(spec.runId);
    await first.kill();
    const second = await forkWorker();
    second.adopt(toAdoptSpec(spec), process, Date.now() - 60_000);
    expect(await second.end(spec.runId)).toMatchObject({
      exitCode: 143,
      stop: { cause: 'timeout' },
    });
  });

  it('finds a run whose start was never confirmed', async () => {
    const first = await forkWorker();
    const spec = first.start(makeSpec(`${UNTIL_GO}; exit 7`));
    const { process } = await first.started(spec.runId);
    await first.kill();
    const second = await forkWorker();
    second.adopt(toAdoptSpec(spec), null, Date.now());
    expect((await second.started(spec.runId)).process).toEqual(process);
    go(spec);
    expect(await second.end(spec.runId)).toMatchObject({ kind: 'exited', exitCode: 7 });
  });

  it('stops a run like any other', async () => {
    const first = await forkWorker();
    const spec = first.start(makeSpec('sleep 1000 & wait'));
    const { process, startedAtMs } = await first.started(spec.runId);
    await first.kill();
    const second = await forkWorker();
    second.adopt(toAdoptSpec(spec), process, startedAtMs);
    second.stop(spec.runId, 5_000);
    expect(await second.end(spec.runId)).toMatchObject({ exitCode: 143, stop: { survivors: [] } });
  });

  it('tells that a run vanished which left neither process nor status', async () => {
    const worker = await forkWorker();
    const spec = makeSpec('');
    mkdirSync(spec.controlDir, { recursive: true });
    worker.adopt(toAdoptSpec(spec), longAgo, Date.now());
    expect(await worker.end(spec.runId)).toMatchObject({
      kind: 'vanished',
      stop: null,
      logBytes: 0,
    });
  });

  it('does not take another process for the run', async () => {
    const worker = await forkWorker();
    const spec = makeSpec('');
    worker.adopt(toAdoptSpec(spec), { pid: process.pid, startMark: '1', bootId: null }, Date.now());
    worker.stop(spec.runId, 0);
    expect(await worker.end(spec.runId)).toMatchObject({ kind: 'vanished' });
  });

  it('does not wait for a run of an earlier boot', async () => {
    const worker = await forkWorker();
    const spec = makeSpec('');
    worker.adopt(
      toAdoptSpec(spec),
      { pid: process.pid, startMark: null, bootId: 'earlier' },
      Date.now(),
    );
    expect(await worker.end(spec.runId)).toMatchObject({ kind: 'vanished' });
  });
});

function launchersOf(workerPid: number): number[] {
  return pidsByCommand('cronpilot-launcher').filter((pid) => parentOf(pid) === workerPid);
}

async function killLauncherOf(workerPid: number): Promise<void> {
  const pid = await until(() => launchersOf(workerPid)[0], 'the launcher');
  process.kill(pid, 'SIGKILL');
  await until(() => !isAlive(pid), 'the launcher to be gone');
}

function parentOf(pid: number): number | undefined {
  return readProcStat(pid)?.ppid;
}
