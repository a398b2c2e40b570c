/** What the worker finds in the output of real runs, while they run and when they have ended. */

import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import type {
  OutputChecks,
  OutputFindings,
  RunEnd,
} from '../../electron/shared/worker-protocol.ts';
import { fixture, forkWorker, makeSpec, toAdoptSpec } from '../helpers/fork-worker.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const MIB = 1024 ** 2;

function checks(change: Partial<OutputChecks>): { readonly checks: OutputChecks } {
  return { checks: { mustMatch: null, mustNotMatch: null, outputFilePath: null, ...change } };
}

function findingsOf(end: RunEnd): OutputFindings {
  if (end.kind === 'exited') return end.findings;
  throw new Error(`Expected an exited run, got ${JSON.stringify(end)}`);
}

test('both streams are searched when the run has ended', async () => {
  const worker = await forkWorker();
  const spec = makeSpec(
    'echo started; echo "ERROR: disk" >&2; printf done',
    checks({ mustMatch: '^done$', mustNotMatch: '^ERROR' }),
  );
  expect(findingsOf(await worker.run(spec))).toEqual({
    hasMatch: true,
    forbiddenLine: 'ERROR: disk',
    problem: null,
    outputFile: null,
  });
});

test('of the files that a pattern names the newest counts', async () => {
  const worker = await forkWorker();
  const dir = tempDir();
  const outputFilePath = join(dir, 'db-*.[sql].gz');
  for (const [at, name] of ['db-a.[sql].gz', 'db-b.[sql].gz', 'db-c.sql.gz', '.db-d'].entries()) {
    writeFileSync(join(dir, name), 'x'.repeat(at + 1));
    utimesSync(join(dir, name), 100 - at, 100 - at);
  }
  const old = await worker.run(makeSpec('true', checks({ outputFilePath })));
  expect(findingsOf(old).outputFile).toEqual({ sizeBytes: 1, modifiedAtMs: 100_000 });
  const fresh = `printf 12345 >'${join(dir, 'db-e\nf.[sql].gz')}'`;
  const end = await worker.run(makeSpec(fresh, checks({ outputFilePath })));
  expect(findingsOf(end).outputFile?.sizeBytes).toBe(5);
  const none = { outputFilePath: join(dir, 'none', '*') };
  expect(findingsOf(await worker.run(makeSpec('true', checks(none)))).outputFile).toBeNull();
});

test('the file is looked at after the end, a folder in its place is none', async () => {
  const worker = await forkWorker();
  const path = join(tempDir(), 'dump');
  const end = await worker.run(
    makeSpec(`printf 12345 >'${path}'`, checks({ outputFilePath: path })),
  );
  expect(findingsOf(end).outputFile?.sizeBytes).toBe(5);
  expect(findingsOf(end).outputFile?.modifiedAtMs).toBeLessThanOrEqual(end.endedAtMs + 1_000);
  utimesSync(path, 1, 1);
  const old = await worker.run(makeSpec('true', checks({ outputFilePath: path })));
  expect(findingsOf(old).outputFile?.modifiedAtMs).toBe(1_000);
  const folder = join(tempDir(), 'folder');
  mkdirSync(folder);
  const none = await worker.run(makeSpec('true', checks({ outputFilePath: folder })));
  expect(findingsOf(none).outputFile).toBeNull();
});

test('of a run that was stopped nothing is searched', async () => {
  const worker = await forkWorker();
  const spec = worker.start(makeSpec('echo ERROR; sleep 100', checks({ mustNotMatch: 'ERROR' })));
  await worker.started(spec.runId);
  worker.stop(spec.runId, 1_000);
  expect(findingsOf(await worker.end(spec.runId)).forbiddenLine).toBeNull();
});

test('a run that was taken over from a worker that died is checked as well', async () => {
  const first = await forkWorker();
  const command = 'echo ERROR; echo 40%; until [ -e go ]; do sleep 0.01; done; echo 80%; echo done';
  const spec = first.start(makeSpec(command, checks({ mustMatch: 'done', mustNotMatch: 'ERROR' })));
  const started = await first.started(spec.runId);
  await first.kill();
  const second = await forkWorker();
  second.adopt(toAdoptSpec(spec), started.process, started.startedAtMs);
  await until(() => second.of(spec.runId, 'progressed').length > 0, 'its progress');
  writeFileSync(join(spec.cwd, 'go'), '');
  expect(findingsOf(await second.end(spec.runId))).toMatchObject({
    hasMatch: true,
    forbiddenLine: 'ERROR',
  });
  expect(second.of(spec.runId, 'progressed')[0]?.progress).toEqual({ fraction: 0.4, text: null });
});

test('a flood of output is searched without holding up the other runs of the worker', async () => {
  const worker = await forkWorker();
  const command = `${process.execPath} '${fixture('floods.mjs')}' ${200 * MIB}; echo done`;
  const flood = worker.start(
    makeSpec(command, { ...checks({ mustMatch: '^done$' }), maxLogBytes: 300 * MIB }),
  );
  await until(
    () => worker.of(flood.runId, 'log_grew').some(({ totalBytes }) => totalBytes >= 200 * MIB),
    'the end of the flood',
  );
  const other = makeSpec('echo quick');
  await worker.run(other);
  expect(findingsOf(await worker.end(flood.runId)).hasMatch).toBe(true);
  const ends = worker.messages.flatMap((message) =>
    message.type === 'finished' ? [message.runId] : [],
  );
  expect(ends).toEqual([other.runId, flood.runId]);
});

test('progress is found in a flood that is cut at its limit', async () => {
  const worker = await forkWorker();
  const flood = `${process.execPath} '${fixture('floods.mjs')}' ${20 * MIB}`;
  const command = `${flood}; until [ -e go ]; do printf '\\r 70%%'; sleep 0.05; done; echo; ${flood}; echo done`;
  const spec = worker.start(
    makeSpec(command, { ...checks({ mustMatch: '^done$' }), maxLogBytes: 5 * MIB }),
  );
  await until(
    () => worker.of(spec.runId, 'progressed').some(({ progress }) => progress.fraction === 0.7),
    'its progress',
  );
  writeFileSync(join(spec.cwd, 'go'), '');
  expect(findingsOf(await worker.end(spec.runId))).toMatchObject({ hasMatch: true, problem: null });
});

test('a pattern that would take for ever fails the check alone', async () => {
  const worker = await forkWorker();
  const line = `${'a'.repeat(5_000)}!`;
  const spec = makeSpec(`echo '${line}'`, checks({ mustMatch: '(a+)+$' }));
  expect(findingsOf(await worker.run(spec)).problem).toMatchObject({
    text: expect.stringContaining('takes too long'),
  });
  expect(findingsOf(await worker.run(makeSpec('true'))).problem).toBeNull();
});
