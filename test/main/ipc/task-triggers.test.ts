import { expect, test } from 'vitest';
import { callOver } from '../../helpers/launch-headless.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { startCronPilot } from '../../helpers/start-cronpilot.ts';

const after = (...taskIds: number[]) => ({ kind: 'after', taskIds }) as const;

test('tasks that would start each other for ever are refused when they are saved', async () => {
  const { paths } = await startCronPilot();
  const call = callOver(paths.dataDir);
  const create = (name: string, ...triggers: ReturnType<typeof after>[]) =>
    call('tasks.create', makeTaskInput({ name, triggers }));
  const a = await create('A');
  const b = await create('B', after(a.id));
  const edit = { taskId: a.id, input: makeTaskInput({ name: 'A', triggers: [after(b.id)] }) };
  const refused = { code: 'invalid_input', field: 'triggers.0.taskIds' };
  await expect(call('tasks.update', edit)).rejects.toMatchObject({
    ...refused,
    message:
      'Expected `triggers.0.taskIds` to be tasks that do not wait for this one, got `A → B → A`',
  });
  await expect(create('C', after(99))).rejects.toMatchObject(refused);

  // A way back to a circle is no better: A waited for C once, which waits for A by B now.
  const c = await create('C');
  const aAfterC = { taskId: a.id, input: makeTaskInput({ name: 'A', triggers: [after(c.id)] }) };
  const { revision } = await call('tasks.update', aAfterC);
  await call('tasks.update', { taskId: a.id, input: makeTaskInput({ name: 'A' }) });
  await call('tasks.update', {
    taskId: c.id,
    input: makeTaskInput({ name: 'C', triggers: [after(b.id)] }),
  });
  await expect(call('tasks.revert', { taskId: a.id, revision })).rejects.toMatchObject(refused);
});

test('the list says what starts a task, and which of it was deleted', async () => {
  const { paths } = await startCronPilot();
  const call = callOver(paths.dataDir);
  const first = await call('tasks.create', makeTaskInput({ name: 'First' }));
  const input = makeTaskInput({
    schedules: [{ kind: 'daily', times: ['02:00'] }],
    triggers: [after(first.id), { kind: 'app_start' }],
  });
  const { id: taskId } = await call('tasks.create', input);
  const sentence = async () => (await call('tasks.get', { taskId })).scheduleSentence;
  expect(await sentence()).toBe(
    'Every day at 02:00; After First succeeds; At each start of CronPilot',
  );
  await call('tasks.delete', { taskId: first.id });
  expect(await sentence()).toContain('; After First (deleted) succeeds;');
  await call('tasks.update', { taskId, input: { ...input, name: 'Renamed' } });
  await call('tasks.restore', { taskId: first.id });
  expect(await sentence()).toContain('; After First succeeds;');
});
