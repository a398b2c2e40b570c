import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

import { sayEnglish } from '../../electron/shared/phrase.ts';
import type { ActionOf } from '../../electron/shared/task-action.ts';
import type { RunEnd, RunSpec } from '../../electron/shared/worker-protocol.ts';
import { forkWorker, logOf, makeSpec, toAdoptSpec } from '../helpers/fork-worker.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const TASKS_DIR = fileURLToPath(new URL('../fixtures/python-tasks', import.meta.url));

function pythonSpec(
  file: string,
  config: ActionOf<'python'>['config'] = {},
  change: Partial<RunSpec> & { readonly python?: Partial<ActionOf<'python'>> } = {},
): RunSpec {
  const { python, ...rest } = change;
  const path = join(TASKS_DIR, file);
  const places = { interpreter: null, venv: null, requirements: null };
  const action = { kind: 'python', path, config, ...places, ...python } as const;
  const spec = makeSpec('', { action, ...rest });
  return { ...spec, env: { ...spec.env, PYTHONDONTWRITEBYTECODE: '1' } };
}

/** Exit code, verdict and message in English. */
function verdictOf(end: RunEnd): readonly unknown[] {
  if (end.kind !== 'exited') throw new Error(`Expected an exited run, got ${JSON.stringify(end)}`);
  const { exitCode, report } = end;
  return [exitCode, report?.succeeded ?? null, report?.message ? sayEnglish(report.message) : null];
}

test('a task of the original style runs unchanged: config, logging, print and message', async () => {
  const worker = await forkWorker();
  const source = tempDir();
  for (const name of ['a.csv', 'b.csv']) writeFileSync(join(source, name), name);
  const target = join(source, 'copy');
  mkdirSync(join(source, 'reports'));
  const config = { source, target };
  writeFileSync(join(source, 'reports', 'x'), '');
  const spec = pythonSpec('backup_reports.py', { ...config, source: join(source, 'reports') });
  const end = await worker.run(spec);
  expect(verdictOf(end)).toEqual([0, true, 'Copied 1 files']);
  expect(end).toMatchObject({ report: { reasonCode: null, retryAfterMs: null } });
  expect(readdirSync(target)).toEqual(['x']);
  const lines = logOf(spec).replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}/g, 'TIME');
  expect(lines.split('\n')).toEqual([
    `TIME - backup_reports - INFO - Copying ${join(source, 'reports')} to ${target}`,
    'copying x',
    'TIME - backup_reports - INFO - Done, ünïcode as well',
    '',
  ]);
});

test('a task imports the packages and modules beside it, and its status decides', async () => {
  const worker = await forkWorker();
  const cheap = await worker.run(pythonSpec('price_watch.py', { url: 'http://shop/?price=90' }));
  expect(verdictOf(cheap)).toEqual([0, true, 'Price is fine']);
  const dear = await worker.run(pythonSpec('price_watch.py', { url: 'http://shop/?price=120' }));
  expect(verdictOf(dear)).toEqual([1, false, 'Price 120 is above 100']);
  expect(dear).toMatchObject({ report: { reasonCode: 'task_reported' } });
});

test('None and a dict without a status succeed; any status but success fails', async () => {
  const worker = await forkWorker();
  const run = async (config: ActionOf<'python'>['config']) =>
    verdictOf(await worker.run(pythonSpec('many_ways.py', config)));
  expect(await run({ way: 'none' })).toEqual([0, true, null]);
  expect(await run({ way: 'plain dict' })).toEqual([0, true, null]);
  expect(await run({ way: 'status', status: 'success' })).toEqual([0, true, null]);
  for (const status of ['error', 'failed', 'partial']) {
    const message = `run_task returned the status \`${status}\`.`;
    expect(await run({ way: 'status', status })).toEqual([1, false, message]);
  }
  expect(await run({ way: 'list' })).toEqual([
    1,
    false,
    'run_task returned a value of type list instead of a dict with a `status`.',
  ]);
  expect(verdictOf(await worker.run(pythonSpec('slow_async.py')))).toEqual([0, true, 'awaited']);
});

test('an exception fails the run with its message, and its traceback is in the log', async () => {
  const worker = await forkWorker();
  const spec = pythonSpec('many_ways.py', { way: 'raise' });
  const end = await worker.run(spec);
  expect(verdictOf(end)).toEqual([1, false, 'run_task raised ValueError: no rows']);
  expect(logOf(spec)).toMatch(
    /^Traceback \(most recent call last\):\n {2}File ".*\/many_ways\.py", line \d+, in run_task\n/,
  );
});

test('a file that cannot be imported or has no run_task fails with the reason', async () => {
  const worker = await forkWorker();
  const run = async (file: string) => verdictOf(await worker.run(pythonSpec(file)));
  expect(await run('needs_greeting.py')).toEqual([
    1,
    false,
    "`needs_greeting.py` could not be imported: ModuleNotFoundError: No module named 'greeting_lib'",
  ]);
  expect((await run('broken_syntax.py'))[2]).toMatch(/^`broken_syntax.py` could .* SyntaxError: /);
  expect(await run('no_function.py')).toEqual([
    1,
    false,
    '`no_function.py` has no function run_task(config).',
  ]);
});

test('sys.exit inside a task is its exit code', async () => {
  const worker = await forkWorker();
  const run = async (code: number | string) =>
    verdictOf(await worker.run(pythonSpec('many_ways.py', { way: 'exit', code })));
  expect(await run(0)).toEqual([0, null, null]);
  expect(await run(7)).toEqual([7, null, null]);
  expect(await run('no')).toEqual([1, null, null]);
});

test('a task sees its own name, file and folder', async () => {
  const worker = await forkWorker();
  const spec = pythonSpec('many_ways.py', { way: 'name' });
  const path = join(TASKS_DIR, 'many_ways.py');
  expect(verdictOf(await worker.run(spec))[2]).toBe(`many_ways ${path} ['${path}'] ${spec.cwd}`);
});

test('print, logging, standard error and children reach the log in order and at once', async () => {
  const worker = await forkWorker();
  const spec = pythonSpec('many_ways.py', { way: 'order' });
  expect(verdictOf(await worker.run(spec))).toEqual([0, null, null]);
  const words = logOf(spec).match(/(print|info|error|child) \d/g);
  expect(words).toEqual(
    [0, 1, 2].flatMap((n) => [`print ${n}`, `info ${n}`, `error ${n}`, `child ${n}`]),
  );
});

test.each(['spawn', 'forkserver'])('a task has its processes work for it by %s', async (method) => {
  const worker = await forkWorker();
  const spec = pythonSpec('spawns.py', { method });
  expect(verdictOf(await worker.run(spec))).toEqual([0, true, '[1, 4, 9]']);
  expect(logOf(spec).match(/squaring \d/g)).toHaveLength(3);
});

test('a stop lets the finally blocks of a task run', async () => {
  const worker = await forkWorker();
  const spec = worker.start(pythonSpec('many_ways.py', { way: 'wait' }));
  await until(() => existsSync(spec.logPath) && logOf(spec).includes('waiting'), 'the task');
  worker.stop(spec.runId, 10_000);
  const end = await worker.end(spec.runId);
  expect(end).toMatchObject({ exitCode: 143, stop: { survivors: [] } });
  expect(logOf(spec)).toMatch(/cleaned up\n$/);
});

test('a task outlives its worker, and whoever adopts it hears its verdict', async () => {
  const first = await forkWorker();
  const spec = pythonSpec('many_ways.py', { way: 'wait' });
  first.start(spec);
  const { process: task, startedAtMs } = await first.started(spec.runId);
  await until(() => logOf(spec).includes('waiting'), 'the task');
  await first.kill();
  process.kill(task.pid, 'SIGTERM');
  const second = await forkWorker();
  second.adopt(toAdoptSpec(spec), task, startedAtMs);
  expect(verdictOf(await second.end(spec.runId))).toEqual([143, null, null]);
  expect(logOf(spec)).toMatch(/cleaned up\n$/);
});

test('secrets are in no argument and no file that stays, and masked in the verdict', async () => {
  const worker = await forkWorker();
  const token = 'tok-1234567890';
  const config = { way: 'secret', token };
  const spec = pythonSpec('many_ways.py', config, { secrets: [token] });
  const end = await worker.run(spec);
  expect(verdictOf(end)).toEqual([1, false, 'run_task raised RuntimeError: refused for ***']);
  expect(readdirSync(spec.controlDir)).not.toContain('config.json');
  expect(statSync(join(spec.controlDir, 'report.json')).mode & 0o777).toBe(0o600);
});
