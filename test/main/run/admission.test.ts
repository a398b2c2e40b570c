import { describe, expect, test } from 'vitest';

import { AppError } from '../../../electron/shared/errors.ts';
import type { TaskDraft } from '../../../electron/shared/task.ts';
import { RunStage } from '../../helpers/run-stage.ts';

const always: Partial<TaskDraft> = {
  blackouts: [{ kind: 'dates', from: '2000-01-01', to: '2999-12-31', note: 'holidays' }],
};
const asks: Partial<TaskDraft> = {
  parameters: [{ name: 'folder', type: 'text', required: true }],
};

describe('in a blackout', () => {
  test.each(['chain', 'file', 'startup', 'resume', 'unlock', 'webhook'] as const)(
    'a run by %s leaves a row with the window',
    async (trigger) => {
      const stage = await RunStage.start();
      expect(stage.trigger(stage.createTask('true', always), trigger)).toMatchObject({
        state: 'skipped',
        reasonCode: 'blackout',
        reason:
          'Nothing is started from 2000-01-01 to 2999-12-31 (holidays), as this task is set to.',
      });
    },
  );

  test('a run by hand starts', async () => {
    const stage = await RunStage.start();
    expect(stage.ask(stage.createTask('true', always)).state).toBe('running');
  });
});

describe('a required parameter without a default', () => {
  test('leaves a failed row where nobody can be asked', async () => {
    const stage = await RunStage.start();
    expect(stage.trigger(stage.createTask('true', asks), 'schedule')).toMatchObject({
      state: 'failed',
      reasonCode: 'missing_parameter',
      reason: 'Expected `params.folder` to be a text, got nothing.',
      startedAtMs: null,
    });
    expect(stage.engine.runStore.failing()).toHaveLength(1);
  });

  test('is refused by hand, without a row', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask('true', asks);
    expect(() => stage.ask(task)).toThrow(AppError);
    expect(stage.runsOf(task)).toEqual([]);
    expect(stage.trigger(task, 'manual', { params: { folder: 'x' } })).toMatchObject({
      state: 'running',
      params: { folder: 'x' },
    });
  });
});

describe('values', () => {
  test('are kept with the run, defaults included, and null where a task has none', async () => {
    const stage = await RunStage.start();
    const parameters: TaskDraft['parameters'] = [{ name: 'count', type: 'number', default: '3' }];
    expect(stage.trigger(stage.createTask('true', { parameters }), 'schedule').params).toEqual({
      count: '3',
    });
    expect(stage.ask(stage.createTask('true')).params).toBeNull();
  });
});

describe('policy replace', () => {
  test('takes runs that wait out of the queue together with the running one', async () => {
    const stage = await RunStage.start();
    stage.surroundings.set({ onBattery: true });
    const draft: Partial<TaskDraft> = {
      overlapPolicy: 'replace',
      conditions: { mainsPower: true },
    };
    const task = stage.createTask('true', draft);
    const waiting = stage.trigger(task, 'schedule');
    const next = stage.trigger(task, 'schedule');
    expect(stage.get(waiting)).toMatchObject({
      state: 'cancelled',
      reasonCode: 'replaced',
      relatedRunId: next.id,
    });
    const byHand = stage.ask(task);
    expect(stage.get(next)).toMatchObject({ reasonCode: 'replaced', relatedRunId: byHand.id });
    expect((await stage.ended(byHand)).state).toBe('succeeded');
  });
});
