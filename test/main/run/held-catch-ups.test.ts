/** Runs that wait for their turn to catch up, and are held back when it comes. */

import { beforeEach, expect, test } from 'vitest';

import { formatClock } from '../../../electron/shared/duration.ts';
import type { Run } from '../../../electron/shared/run.ts';
import type { TaskDraft } from '../../../electron/shared/task.ts';
import { localWallTime } from '../../../electron/shared/wall-time.ts';
import { QueueStage } from '../../helpers/queue-stage.ts';

const MINUTE_MS = 60_000;

let stage: QueueStage;
beforeEach(() => {
  stage = new QueueStage();
});

/** Its turn comes in a minute. */
function waiting(draft: Partial<TaskDraft> = {}): Run {
  const notBeforeMs = stage.clock.wallMs + MINUTE_MS;
  return stage.ask(stage.createTask(draft).id, 'catch_up', { notBeforeMs });
}

function pauseAll(forMs: number): void {
  const nowMs = stage.clock.wallMs;
  stage.pause = { sinceMs: nowMs, untilMs: nowMs + forMs };
}

const stateOf = ({ id }: Run) => stage.runStore.get(id).state;

test('one whose turn comes in a pause leaves the row of what falls due in it, and stays undone', () => {
  const run = waiting();
  const since = formatClock(stage.clock.wallMs);
  pauseAll(60 * MINUTE_MS);
  stage.advance(MINUTE_MS - 1);
  expect(stateOf(run)).toBe('queued');
  stage.advance(1);
  expect(stage.runStore.get(run.id)).toMatchObject({
    state: 'skipped',
    reasonCode: 'paused',
    reason: `All schedules were paused by you at ${since}.`,
    relatedRunId: null,
    notBeforeMs: null,
    finishedAtMs: stage.clock.wallMs,
  });
  stage.pause = null;
  stage.restart();
  expect(stage.service.active).toEqual({ running: [], queued: [] });
});

test('one whose turn comes after the pause starts at it', () => {
  const run = waiting();
  pauseAll(MINUTE_MS / 2);
  stage.advance(MINUTE_MS / 2);
  stage.pause = null;
  stage.advance(MINUTE_MS / 2);
  expect(stateOf(run)).toBe('running');
});

test('a restart in the pause changes nothing of that', () => {
  const run = waiting();
  pauseAll(60 * MINUTE_MS);
  stage.restart();
  expect(stateOf(run)).toBe('queued');
  stage.advance(MINUTE_MS);
  expect(stateOf(run)).toBe('skipped');
});

test('one that the user starts goes past the pause', () => {
  const run = waiting();
  pauseAll(60 * MINUTE_MS);
  stage.service.startNow(run.id);
  stage.settle();
  expect(stateOf(run)).toBe('running');
});

test('one whose turn came before the pause waits on for what it waits for', () => {
  stage.limit = 1;
  const other = stage.ask(stage.createTask({}).id, 'manual');
  const run = waiting();
  stage.advance(MINUTE_MS);
  expect(stage.runStore.get(run.id).reasonCode).toBe('no_free_slot');
  pauseAll(60 * MINUTE_MS);
  stage.end([other.id], 0);
  expect(stateOf(run)).toBe('running');
});

test('one attempt after another goes on in a pause', () => {
  const { id: taskId } = stage.createTask({});
  const retry = stage.ask(taskId, 'retry', { notBeforeMs: stage.clock.wallMs + MINUTE_MS });
  pauseAll(60 * MINUTE_MS);
  stage.advance(MINUTE_MS);
  expect(stateOf(retry)).toBe('running');
});

test('a pause of its task alone holds it, and so does a blackout that it was postponed into', () => {
  const paused = waiting();
  stage.pauseTask(paused.taskId, 60 * MINUTE_MS);
  const { date } = localWallTime(stage.clock.wallMs + MINUTE_MS);
  const blackedOut = waiting({ blackouts: [{ kind: 'dates', from: date, to: date }] });
  const free = waiting();
  stage.advance(MINUTE_MS);
  const reasonOf = ({ id }: Run) => stage.runStore.get(id).reasonCode;
  expect([paused, blackedOut, free].map(stateOf)).toEqual(['skipped', 'skipped', 'running']);
  expect([paused, blackedOut].map(reasonOf)).toEqual(['paused', 'blackout']);
});
