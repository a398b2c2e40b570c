/** The real application whose clock is set while it runs; its monotonic clock goes on. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

import type { TaskDraft } from '../../electron/shared/task.ts';
import { findFaketime } from '../helpers/debian-packages.ts';
import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { commandAction } from '../helpers/run-stage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const YEAR_MS = 365 * DAY_MS;
/** It is noticed within 30 s. */
const PATIENCE_MS = 45_000;

let app: HeadlessApp | undefined;
afterEach(() => app?.end('SIGKILL'));

test('a clock that is set, both ways, by minutes to years, repeats nothing and starts no storm', {
  timeout: 300_000,
}, async ({ skip }) => {
  const faketime = await findFaketime();
  if (typeof faketime === 'string') return skip(faketime);
  const dir = tempDir();
  const offsetPath = join(dir, 'offset');
  const setClock = (offsetMs: number) =>
    writeFileSync(offsetPath, `${offsetMs < 0 ? '' : '+'}${offsetMs / 1000}`);
  setClock(0);
  const { call } = (app = await launchHeadless(join(dir, 'data'), {
    LD_PRELOAD: faketime.path,
    FAKETIME_TIMESTAMP_FILE: offsetPath,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  }));
  await call('settings.update', { catchUpQuietMs: 0 });
  const time = new Date(Date.now() + 20 * MINUTE_MS).toISOString().slice(11, 16);
  const create = async (pattern: string, draft: Partial<TaskDraft> = {}) => {
    const schedules = [{ kind: 'cron', pattern, timeZone: 'UTC' } as const];
    const input = makeTaskInput({ action: commandAction('true'), schedules, ...draft });
    return (await call('tasks.create', input)).id;
  };
  const [hour, minute] = time.split(':').map(Number);
  const fixed = await create(`${minute} ${hour} * * *`, {
    misfirePolicy: 'run_once',
    maxLatenessMs: DAY_MS,
  });
  const each = await create('* * * * *', { misfirePolicy: 'run_all', maxLatenessMs: DAY_MS });
  const statesOf = async (taskId: number) => {
    const rows = await call('runs.list', { taskId, limit: 200 });
    return rows.toReversed().map(({ state, dueCount }) => `${state} ${dueCount}`);
  };

  // Nothing else wakes it. By up to three hours: a fixed time is caught up, a pattern is not.
  setClock(40 * MINUTE_MS);
  const isCaughtUp = async () => (await statesOf(fixed))[0] === 'succeeded 1';
  await until(isCaughtUp, 'the run that was passed over', PATIENCE_MS);
  expect((await statesOf(each))[0]).toMatch(/^missed (39|40|41)$/);

  // What is due soon has it noticed at once.
  const ticker = await create('*/2 * * * * *');
  for (const offsetMs of [0, 40 * MINUTE_MS, 2 * YEAR_MS, -2 * YEAR_MS, 0]) {
    setClock(offsetMs);
    const isFollowed = async () => {
      const { next } = await call('status.get');
      const soonest = next.find(({ taskId }) => taskId === ticker)?.fireAtMs ?? 0;
      return Math.abs(soonest - Date.now() - offsetMs) < MINUTE_MS;
    };
    await until(isFollowed, `it to follow the clock by ${offsetMs} ms`, PATIENCE_MS);
  }

  // Once in all, and one row for each correction, which nothing catches up.
  expect(await statesOf(fixed)).toEqual([
    'succeeded 1',
    expect.stringMatching(/^missed 7[23]\d$/),
    expect.stringMatching(/^missed 7[23]\d$/),
  ]);
  const ofEach = (await statesOf(each)).filter((state) => state.startsWith('missed'));
  expect(ofEach).toHaveLength(4);
  const rows = await call('runs.list', { taskId: each, states: ['missed'], limit: 1 });
  expect(rows[0]?.reason).toContain('That is a correction: what it passed over never was.');
  expect((await call('status.get')).problems).toEqual([]);
  // Is verified page by page.
  await call('backups.create');
});
