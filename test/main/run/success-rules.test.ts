/** What tasks ask of their output and their file, from definition to row, with real processes. */

import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import type { Run } from '../../../electron/shared/run.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { RunStage } from '../../helpers/run-stage.ts';
import { until } from '../../helpers/until.ts';

async function runToEnd(stage: RunStage, task: Task): Promise<Run> {
  return await stage.ended(stage.ask(task));
}

test('a run whose output is not as asked fails with pattern and line', async () => {
  const stage = await RunStage.start();
  const required = stage.createTask('echo nothing', { success: { outputMustMatch: '^done$' } });
  expect(await runToEnd(stage, required)).toMatchObject({
    state: 'failed',
    reasonCode: 'output_match',
    reason: 'No line of the output matches `^done$`, and one must.',
    exitCode: 0,
  });
  const forbidden = stage.createTask('echo "WARN: low"', {
    success: { outputMustNotMatch: 'WARN' },
  });
  expect(await runToEnd(stage, forbidden)).toMatchObject({
    state: 'failed',
    reason: 'A line of the output matches `WARN`, which it must not: “WARN: low”.',
  });
});

test('a file must be there, and not much smaller than after the last success', async () => {
  const stage = await RunStage.start();
  const size = join(stage.dir, 'size');
  const task = stage.createTask(`head -c "$(cat '${size}')" /dev/zero >dump`, {
    cwd: stage.dir,
    success: { outputFile: { path: 'dump' } },
  });
  const sized = async (bytes: number) => {
    writeFileSync(size, String(bytes));
    return await runToEnd(stage, task);
  };
  expect(await sized(1000)).toMatchObject({ state: 'succeeded', outputFileBytes: 1000 });
  const small = await sized(799);
  expect(small).toMatchObject({ state: 'failed', reasonCode: 'output_file', outputFileBytes: 799 });
  expect(small.reason).toMatch(/has 799 bytes, which is less than 80 % of the 1 KB after/);
  expect(await sized(800)).toMatchObject({ state: 'succeeded' });
  expect(await sized(640)).toMatchObject({ state: 'succeeded' });
  stage.edit(task, { action: { kind: 'command', command: 'true' } });
  rmSync(join(stage.dir, 'dump'));
  expect((await runToEnd(stage, task)).reason).toBe(
    `The file \`${join(stage.dir, 'dump')}\` was not there after the run.`,
  );
});

test('a run that ended while CronPilot was closed is held to the rules it began with', async () => {
  const stage = await RunStage.start();
  const gate = stage.gate();
  const ended = join(stage.dir, 'ended');
  const task = stage.createTask(`${gate.wait}; echo ERROR; touch '${ended}'`, {
    success: { outputMustNotMatch: 'ERROR' },
  });
  const run = stage.ask(task);
  await stage.started(run);
  stage.edit(task, { success: {} });
  await stage.stop();
  gate.open();
  await until(() => existsSync(ended), 'the end of the run');
  await stage.restart();
  expect(await stage.ended(run)).toMatchObject({ state: 'failed', reasonCode: 'output_match' });
});

test('the reason of a failure says what the exit code means to the program', async () => {
  const stage = await RunStage.start();
  const grep = stage.createTask('LC_ALL=C grep needle /no/such/file');
  expect(await runToEnd(stage, grep)).toMatchObject({
    reasonCode: 'exit_code',
    reason: 'Ended with exit code 2: grep failed, for example on a missing file.',
  });
  const script = join(stage.dir, 'nightly.sh');
  writeFileSync(script, '#!/bin/sh\n# compares\nset -e\necho begin\ndiff /dev/null "$0"\n');
  const diff = stage.createTask('', { action: { kind: 'script', path: script } });
  expect((await runToEnd(stage, diff)).reason).toBe(
    'Ended with exit code 1: diff found differences.',
  );
});

test('the program is that of the task as it was when the run began', async () => {
  const stage = await RunStage.start();
  const fifo = join(stage.dir, 'fifo');
  execFileSync('mkfifo', [fifo]);
  const task = stage.createTask(`LC_ALL=C grep needle '${fifo}' /no/such/file`);
  const run = stage.ask(task);
  await stage.started(run);
  stage.edit(task, { action: { kind: 'command', command: 'diff' } });
  await writeFile(fifo, '');
  expect((await stage.ended(run)).reason).toBe(
    'Ended with exit code 2: grep failed, for example on a missing file.',
  );
});

test('a run that takes unusually short is marked, unless its task does not care', async () => {
  const stage = await RunStage.start();
  const task = stage.createTask('true');
  const { id: _id, ...row } = await runToEnd(stage, task);
  const startedAtMs = (row.finishedAtMs ?? 0) - 60_000;
  for (let count = 0; count < 12; count += 1) stage.engine.runStore.insert({ ...row, startedAtMs });
  expect(await runToEnd(stage, task)).toMatchObject({
    state: 'succeeded',
    durationWarning: 'too_short',
  });
  stage.edit(task, { watchDuration: false });
  expect(await runToEnd(stage, task)).toMatchObject({ durationWarning: null });
});
