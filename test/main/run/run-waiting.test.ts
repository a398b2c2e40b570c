import { describe, expect, test } from 'vitest';

import { formatClock } from '../../../electron/shared/duration.ts';
import type { Run } from '../../../electron/shared/run.ts';
import type { TaskDraft } from '../../../electron/shared/task.ts';
import { RunStage } from '../../helpers/run-stage.ts';
import { until } from '../../helpers/until.ts';

const HOUR_MS = 3_600_000;
const mains: Partial<TaskDraft> = { conditions: { mainsPower: true } };

/** Every state of the run's row from now on that was told, as its reason. */
function reasonsOf(stage: RunStage, run: Run): (string | null)[] {
  const reasons: (string | null)[] = [];
  stage.engine.runService.events.on('changed', ({ id, reason }) => {
    if (id === run.id) reasons.push(reason);
  });
  return reasons;
}

describe('a run whose conditions are not met', () => {
  test('waits, says for what and until when, and starts when they are', async () => {
    const stage = await RunStage.start();
    stage.surroundings.set({ onBattery: true, isOnline: false });
    const deadline = { kind: 'after', ms: 6 * HOUR_MS } as const;
    const conditions = { mainsPower: true, network: true, deadline };
    const run = stage.trigger(stage.createTask('true', { conditions }), 'schedule');
    const by = formatClock(Number(run.deadlineMs));
    expect(run).toMatchObject({ state: 'queued', reasonCode: 'condition' });
    expect(run.reason).toMatch(
      new RegExp(`^Waits for mains power and the network, no later .*${by}.$`),
    );

    const told = reasonsOf(stage, run);
    stage.surroundings.set({ isOnline: true });
    stage.surroundings.set({ isOnline: true });
    expect(told).toEqual([expect.stringMatching(/^Waits for mains power, no later than /)]);
    stage.surroundings.set({ onBattery: false });
    expect(await stage.ended(run)).toMatchObject({ state: 'succeeded', reason: null });
  });

  test('by hand starts all the same, also past one that waits', async () => {
    const stage = await RunStage.start();
    stage.surroundings.set({ onBattery: true });
    const task = stage.createTask('true', mains);
    const waiting = stage.trigger(task, 'schedule');
    expect((await stage.ended(stage.ask(task))).state).toBe('succeeded');
    expect(stage.get(waiting).reasonCode).toBe('condition');
    expect(stage.trigger(task, 'schedule')).toMatchObject({
      state: 'skipped',
      relatedRunId: waiting.id,
    });
  });

  test.each([
    ['skip', { state: 'skipped', reasonCode: 'condition_deadline', startedAtMs: null }],
    ['run', { state: 'succeeded', reasonCode: null }],
  ] as const)('at its deadline follows the task: %s', async (onDeadline, end) => {
    const stage = await RunStage.start();
    stage.surroundings.set({ onBattery: true });
    const deadline = { kind: 'after', ms: 1_000 } as const;
    const conditions = { mainsPower: true, deadline, onDeadline };
    const run = stage.trigger(stage.createTask('true', { conditions }), 'file');
    expect(run.state).toBe('queued');
    const ended = await stage.ended(run);
    expect(ended).toMatchObject(end);
    if (onDeadline === 'skip')
      expect(ended.reason).toBe(
        `Not started by ${formatClock(Number(run.deadlineMs))}: no mains power.`,
      );
  });

  test('starts where the computer does not tell, and the log says so once', async () => {
    const stage = await RunStage.start();
    stage.surroundings.set({ idleMs: null });
    const task = stage.createTask('true', { conditions: { idleMs: 60_000 } });
    for (const _ of [1, 2])
      expect(await stage.ended(stage.trigger(task, 'chain'))).toMatchObject({ state: 'succeeded' });
    expect(stage.logged().match(/does not tell how long it has been idle/g)).toHaveLength(1);
  });

  test('follows an edit of its task, and leaves the queue when that is disabled', async () => {
    const stage = await RunStage.start();
    stage.surroundings.set({ onBattery: true });
    const [edited, disabled] = [stage.createTask('true', mains), stage.createTask('true', mains)];
    const runs = [edited, disabled].map((task) => stage.trigger(task, 'schedule')) as [Run, Run];
    stage.edit(edited, {
      conditions: { mainsPower: true, deadline: { kind: 'after', ms: HOUR_MS } },
    });
    expect(stage.get(runs[0])).toMatchObject({ deadlineMs: runs[0].queuedAtMs + HOUR_MS });
    expect(stage.get(runs[0]).reason).toContain('no later than');
    stage.edit(edited, { conditions: {} });
    expect((await stage.ended(runs[0])).state).toBe('succeeded');
    stage.setEnabled(disabled, false);
    expect(stage.get(runs[1])).toMatchObject({ state: 'cancelled', reasonCode: 'task_disabled' });
  });
});

test('a run that waits to catch up leaves the queue when its task is disabled', async () => {
  const stage = await RunStage.start();
  const task = stage.createTask('true');
  const run = stage.trigger(task, 'catch_up', { notBeforeMs: Date.now() + HOUR_MS });
  expect(run.state).toBe('queued');
  stage.setEnabled(task, false);
  expect(stage.get(run)).toMatchObject({ state: 'cancelled', reasonCode: 'task_disabled' });
});

describe('a lock', () => {
  test('keeps a run of another task waiting, which names the holder, and holds up no third', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const locks = ['backup'];
    const holder = stage.ask(stage.createTask(gate.wait, { name: 'Nightly backup', locks }));
    const waiting = stage.ask(stage.createTask('true', { locks: ['other', 'backup'] }));
    const third = stage.ask(stage.createTask('true', { locks: ['other'] }));
    expect(stage.get(waiting)).toMatchObject({
      state: 'queued',
      reasonCode: 'lock_held',
      reason: `Waits for lock backup, held by run ${holder.id} of Nightly backup.`,
      relatedRunId: holder.id,
    });
    expect((await stage.ended(third)).state).toBe('succeeded');
    gate.open();
    const [first, second] = [await stage.ended(holder), await stage.ended(waiting)];
    expect(second).toMatchObject({ state: 'succeeded', reason: null, relatedRunId: null });
    expect(second.startedAtMs).toBeGreaterThanOrEqual(Number(first.finishedAtMs));
  });

  test('is held as of the start, also after a restart and an edit', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const task = stage.createTask(gate.wait, { name: 'Holder', locks: ['backup'] });
    const holder = stage.ask(task);
    const waiting = stage.ask(stage.createTask('true', { locks: ['backup'] }));
    await stage.started(holder);
    stage.edit(task, { locks: [] });
    const before = stage.get(waiting);
    await stage.restart();
    expect(stage.get(waiting)).toEqual(before);
    const late = stage.ask(stage.createTask('true', { locks: ['backup'] }));
    expect(late).toMatchObject({ reasonCode: 'lock_held', relatedRunId: holder.id });
    gate.open();
    for (const run of [holder, waiting, late])
      expect((await stage.ended(run)).state).toBe('succeeded');
  });
});

describe('a run that is to start later', () => {
  test('waits for its time, then starts by itself', async () => {
    const stage = await RunStage.start();
    const notBeforeMs = Date.now() + 300;
    const task = stage.createTask('true');
    const run = stage.trigger(task, 'catch_up', { notBeforeMs });
    expect(run).toMatchObject({ state: 'queued', reasonCode: 'quiet_period' });
    expect(run.reason).toBe(
      `Waits until ${formatClock(notBeforeMs)}, the quiet time after waking up or starting.`,
    );
    expect(Number((await stage.ended(run)).startedAtMs)).toBeGreaterThanOrEqual(notBeforeMs);
  });

  test('is in nobody’s way, and still waits after a restart', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask('true');
    const later = stage.trigger(task, 'catch_up', { notBeforeMs: Date.now() + HOUR_MS });
    expect((await stage.ended(stage.trigger(task, 'schedule'))).state).toBe('succeeded');
    const again = stage.trigger(task, 'catch_up', { notBeforeMs: Date.now() + 2 * HOUR_MS });
    const before = [later, again].map((run) => stage.get(run));
    expect(before.map(({ reasonCode }) => reasonCode)).toEqual(['quiet_period', 'quiet_period']);
    await stage.restart();
    expect([later, again].map((run) => stage.get(run))).toEqual(before);
    expect(stage.engine.runService.active.queued).toEqual([later.id, again.id]);
  });
});

describe('starts that are held', () => {
  const LOW = 'Waits for free space: 80 MB are left, and 100 MB are to stay free.';

  test('let nothing new begin, by whomever it is asked for, and what runs go on', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const running = stage.ask(stage.createTask(gate.wait));
    await stage.started(running);
    stage.engine.runService.holdStarts(LOW);
    const waiting = [
      stage.ask(stage.createTask('true')),
      stage.trigger(stage.createTask('true'), 'schedule'),
    ];
    for (const run of waiting)
      expect(run).toMatchObject({ state: 'queued', reasonCode: 'low_disk', reason: LOW });
    gate.open();
    expect((await stage.ended(running)).state).toBe('succeeded');
    expect(waiting.map((run) => stage.get(run).state)).toEqual(['queued', 'queued']);
    stage.engine.runService.holdStarts(null);
    for (const run of waiting) expect((await stage.ended(run)).state).toBe('succeeded');
  });
});

describe('an edit of a task', () => {
  test('moves its waiting run in the line, and gives it its new locks', async () => {
    const stage = await RunStage.start();
    stage.limit(1);
    const gate = stage.gate();
    const blocker = stage.ask(stage.createTask(gate.wait, { locks: ['disk'] }));
    const tasks = [stage.createTask('true'), stage.createTask('true')];
    const runs = tasks.map((task) => stage.ask(task)) as [Run, Run];
    stage.edit({ id: runs[1].taskId }, { priority: 3 });
    expect(stage.engine.runService.active.queued).toEqual([runs[1].id, runs[0].id]);
    stage.edit({ id: runs[0].taskId }, { locks: ['disk'] });
    expect(stage.get(runs[0])).toMatchObject({ reasonCode: 'lock_held', relatedRunId: blocker.id });
    gate.open();
    const [low, high] = [await stage.ended(runs[0]), await stage.ended(runs[1])];
    expect(Number(low.startedAtMs)).toBeGreaterThanOrEqual(Number(high.finishedAtMs));
    await until(() => stage.engine.runService.active.running.length === 0, 'all to end');
  });
});
