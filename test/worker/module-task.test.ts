import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';

import type { ParameterValues } from '../../electron/shared/parameter.ts';
import type { RunEnd, RunSpec } from '../../electron/shared/worker-protocol.ts';
import { WorkerHost } from '../../electron/main/run/worker-host.ts';
import { forks } from '../helpers/forks.ts';
import { isAlive, logOf, makeSpec, pidsWithCookie } from '../helpers/fork-worker.ts';
import { TaskStage, verdictOf } from '../helpers/task-stage.ts';
import { refusalOf } from '../helpers/refusal-of.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const MODULES_DIR = fileURLToPath(new URL('../fixtures/modules', import.meta.url));

function moduleSpec(
  file: string,
  params: ParameterValues = {},
  change: Partial<RunSpec> = {},
): RunSpec {
  const action = { kind: 'module', path: resolve(MODULES_DIR, file) } as const;
  return makeSpec('', { action, params, stopWithApp: true, endsWithApp: true, ...change });
}

test('a module gets its context, and everything it and its children print is in the log in order', async () => {
  const stage = new TaskStage();
  const made = moduleSpec('works.mjs', { who: 'you' });
  const env = {
    ...made.env,
    PLACE: 'here',
    CRONPILOT_TASK_NAME: 'Greeter',
    CRONPILOT_ATTEMPT: '2',
  };
  const spec = { ...made, env };
  const end = await stage.run(spec);
  expect(verdictOf(end)).toEqual([0, true, 'All done']);
  expect(logOf(spec)).toBe(
    `log { n: 1 } Greeter 2\nerror\nstdout\nchild\nchild error\nHello you ${spec.cwd} here here\n`,
  );
  expect(end).toMatchObject({ logBytes: logOf(spec).length, stop: null });
  expect(stage.of(spec.runId, 'progressed').map(({ progress }) => progress)).toEqual([
    { fraction: 0.5, text: 'half' },
  ]);
  expect(stage.of(spec.runId, 'started')).toHaveLength(1);
});

test('a CommonJS module runs, and one that was made from an ES module', async () => {
  const stage = new TaskStage();
  const spec = moduleSpec('works.cjs');
  expect(verdictOf(await stage.run(spec))).toEqual([0, true, null]);
  expect(logOf(spec)).toBe('common works.cjs\n');
  expect(verdictOf(await stage.run(moduleSpec('transpiled.cjs')))).toEqual([0, true, null]);
});

test('what a module throws or returns as a failure is the reason of its run', async () => {
  const stage = new TaskStage();
  const run = async (params: ParameterValues) => {
    const spec = moduleSpec('ways.mjs', params);
    return [...verdictOf(await stage.run(spec)), logOf(spec)];
  };
  expect(await run({ way: 'throw' })).toEqual([
    1,
    false,
    'no rows',
    expect.stringMatching(/^TypeError: no rows\n {4}at .*ways\.mjs/),
  ]);
  expect(await run({ way: 'throw text' })).toEqual([1, false, 'The module threw text.', 'text\n']);
  expect(await run({ way: 'failure' })).toEqual([1, false, 'Disk is full', '']);
  expect(await run({ way: 'error' })).toEqual([
    1,
    false,
    'The module returned the status `error`.',
    '',
  ]);
});

test('a module that cannot be used is refused in a sentence', async () => {
  const stage = new TaskStage();
  const run = async (file: string) => verdictOf(await stage.run(moduleSpec(file)))[2];
  expect(await run('no-default.mjs')).toBe(
    '`no-default.mjs` has no default function. Expected `export default async (context) => { … }`.',
  );
  const broken = join(tempDir(), 'broken.mjs');
  writeFileSync(broken, 'export default () => {');
  expect(await run(broken)).toMatch(/^`broken\.mjs` could not be loaded: SyntaxError: /);
  const missing = await stage.run(moduleSpec('none.mjs'));
  expect(refusalOf(missing)).toBe(
    `The module \`${join(MODULES_DIR, 'none.mjs')}\` does not exist.`,
  );
});

test('TypeScript runs where the runtime strips types, and is refused elsewhere', async () => {
  const stage = new TaskStage();
  const spec = moduleSpec('typed.ts');
  const verdict = verdictOf(await stage.run(spec));
  if ('typescript' in process.features) {
    expect([...verdict, logOf(spec)]).toEqual([0, true, null, 'typed\n']);
  } else {
    expect(verdict[2]).toMatch(/^`typed\.ts` is TypeScript, which this runtime/);
  }
});

describe('a crash of a module', () => {
  test('is a failed run, and harms no other', async () => {
    const stage = new TaskStage();
    const other = moduleSpec('ways.mjs', { way: 'abort' }, { graceMs: 10_000 });
    stage.host.run([other], Promise.resolve());
    await stage.logged(other, 'waiting');
    const run = async (params: ParameterValues, env: Record<string, string> = {}) => {
      const spec = moduleSpec('ways.mjs', params);
      return verdictOf(await stage.run({ ...spec, env: { ...spec.env, ...env } }));
    };
    expect(await run({ way: 'exit', code: '3' })).toEqual([
      3,
      false,
      'The module ended its process with exit code 3.',
    ]);
    expect(await run({ way: 'exit', code: '0' })).toEqual([0, null, null]);
    expect(await run({ way: 'later' })).toEqual([1, false, 'too late']);
    expect(await run({ way: 'reject' })).toEqual([1, false, 'nobody listens']);
    expect(await run({ way: 'signal', signal: 'SIGSEGV' })).toEqual([139, null, null]);
    expect(await run({ way: 'signal', signal: 'SIGKILL' })).toEqual([137, null, null]);
    const small = { NODE_OPTIONS: '--max-old-space-size=40' };
    expect(await run({ way: 'memory' }, small)).toEqual([134, null, null]);

    stage.host.stop(other.runId, 'user', 10_000);
    expect(await stage.end(other)).toMatchObject({ kind: 'exited', exitCode: 0 });
  });

  test('has its last words in the log', async () => {
    const stage = new TaskStage();
    const made = moduleSpec('ways.mjs', { way: 'memory' });
    const spec = { ...made, env: { ...made.env, NODE_OPTIONS: '--max-old-space-size=40' } };
    await stage.run(spec);
    expect(logOf(spec)).toContain('JavaScript heap out of memory');
  });
});

describe('a stop', () => {
  test('is an abort signal first, which a module may answer', async () => {
    const stage = new TaskStage();
    const spec = moduleSpec('ways.mjs', { way: 'abort' });
    stage.host.run([spec], Promise.resolve());
    await stage.logged(spec, 'waiting');
    stage.host.stop(spec.runId, 'user', 10_000);
    expect(await stage.end(spec)).toMatchObject({ exitCode: 0, stop: { survivors: [] } });
    expect(logOf(spec)).toBe('waiting\ntidied up\n');
  });

  test('ends a module that never yields, and its children, at the end of its grace', async () => {
    const stage = new TaskStage();
    const spec = moduleSpec('ways.mjs', { way: 'busy' });
    stage.host.run([spec], Promise.resolve());
    await stage.logged(spec, 'busy');
    const pid = await stage.started(spec);
    stage.host.stop(spec.runId, 'user', 300);
    expect(await stage.end(spec)).toMatchObject({
      exitCode: 137,
      stop: { cause: 'user', survivors: [] },
    });
    expect(isAlive(pid)).toBe(false);
    expect(pidsWithCookie(spec.cookie)).toEqual([]);
  });

  test('comes by itself when the time is over', async () => {
    const stage = new TaskStage();
    const spec = moduleSpec('ways.mjs', { way: 'busy' }, { timeoutMs: 700, graceMs: 0 });
    expect(await stage.run(spec)).toMatchObject({ stop: { cause: 'timeout', survivors: [] } });
  });
});

test('the log of a module is held to its limit', async () => {
  const stage = new TaskStage();
  const spec = moduleSpec('ways.mjs', { way: 'flood' }, { maxLogBytes: 100_000 });
  expect(await stage.run(spec)).toMatchObject({ exitCode: 0 });
  const log = logOf(spec);
  expect(log.length).toBeLessThan(110_000);
  expect(log).toMatch(/^line 0 /);
  expect(log).toContain('were left out here by CronPilot');
  expect(log).toMatch(/line 39999 x+\n$/);
});

test('a module whose worker dies goes on, and is heard by the next worker', async () => {
  const stage = new TaskStage();
  const spec = moduleSpec('ways.mjs', { way: 'abort' });
  stage.host.events.on('orphaned', ([runId]) => {
    const { process: started } = stage.of(runId ?? 0, 'started')[0] ?? {};
    stage.host.adopt(spec, started ?? null, Date.now(), []);
  });
  stage.host.run([spec], Promise.resolve());
  await stage.logged(spec, 'waiting');
  const pid = await stage.started(spec);
  const workerPid = Number(
    readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .find((child) => Number(child) !== pid && isWorker(Number(child))),
  );
  process.kill(workerPid, 'SIGKILL');
  process.kill(pid, 'SIGTERM');
  expect(await stage.end(spec)).toMatchObject({ exitCode: 0, report: { succeeded: true } });
  expect(logOf(spec)).toBe('waiting\ntidied up\n');
});

function isWorker(pid: number): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('electron/worker/worker.ts');
}

test('a run that somebody has begun is not begun a second time', async () => {
  const stage = new TaskStage();
  const spec = moduleSpec('works.mjs', { who: 'you' });
  mkdirSync(spec.controlDir, { recursive: true });
  writeFileSync(join(spec.controlDir, 'status'), '');
  expect(await stage.run(spec)).toMatchObject({ kind: 'start_failed' });
  expect(logOf(spec)).toBe('');
});

test('a folder that goes away in the last moment fails the run with the reason', async () => {
  const spec = moduleSpec('works.mjs');
  const gone = join(spec.cwd, 'gone');
  mkdirSync(gone);
  const { forkTask } = forks;
  const host = new WorkerHost({
    ...forks,
    forkTask: (env) => {
      rmdirSync(gone);
      return forkTask(env);
    },
    log: () => undefined,
  });
  onTestFinished(() => host.shutdown());
  const ends: RunEnd[] = [];
  host.events.on('reports', (reports) => {
    for (const report of reports) if (report.type === 'finished') ends.push(report.end);
  });
  host.run([{ ...spec, cwd: gone }], Promise.resolve());
  const end = await until(() => ends[0], 'the end');
  expect(verdictOf(end)).toEqual([1, false, expect.stringMatching(/^ENOENT: .*chdir/)]);
  expect(logOf(spec)).toContain('ENOENT');
});
