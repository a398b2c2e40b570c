import { describe, expect, test } from 'vitest';
import { AppError } from '../../electron/shared/errors.ts';
import { FakeCronPilot } from './fake-cronpilot.ts';
import { makeRun } from './make-task.ts';

describe('FakeCronPilot', () => {
  test('answers with its handlers, checks requests and remembers calls', async () => {
    const fake = new FakeCronPilot({ 'runs.list': ({ limit }) => [makeRun({ id: limit })] });
    expect(await fake.call('runs.list', {})).toMatchObject({ ok: true, value: [{ id: 50 }] });
    const refused = await fake.call('runs.list', { limit: 0 });
    expect(refused).toMatchObject({ ok: false, error: { field: 'limit' } });
    expect(fake.requestsOf('runs.list')).toEqual([{}, { limit: 0 }]);
  });

  test('says which handler a test lacks, and takes it later', async () => {
    const fake = new FakeCronPilot();
    const lacking = await fake.call('tasks.list', undefined);
    expect(lacking).toMatchObject({ error: { message: expect.stringContaining('tasks.list') } });
    fake.handle({
      'tasks.list': () => {
        throw new AppError('conflict', 'No');
      },
    });
    expect(await fake.call('tasks.list', undefined)).toMatchObject({ error: { code: 'conflict' } });
  });

  test('emits clones to those who listen', () => {
    const fake = new FakeCronPilot();
    const run = makeRun();
    const heard: unknown[] = [];
    const stop = fake.on('run.changed', (payload) => heard.push(payload));
    fake.emit('run.changed', run);
    stop();
    fake.emit('run.changed', run);
    expect(heard).toEqual([run]);
    expect(heard[0]).not.toBe(run);
    expect(fake.listenerCount('run.changed')).toBe(0);
  });
});
