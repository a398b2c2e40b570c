import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

import { type HttpApi, PASSWORD, startHttpApi, USER } from '../../helpers/http-api.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { until } from '../../helpers/until.ts';

const run = promisify(execFile);

/** Lines as users of the first CronPilot have them in scripts, but for the password and the port. */
async function curl(api: HttpApi, line: string) {
  const command = line
    .replace('admin:admin123', `${USER}:'${PASSWORD}'`)
    .replace('localhost:7000', `localhost:${api.port}`);
  const { stdout } = await run('bash', ['-c', `${command} --silent --show-error --fail-with-body`]);
  return JSON.parse(stdout);
}

async function open() {
  const api = await startHttpApi();
  const call = async (name: string, command: string) => {
    const action = { kind: 'command', command, shell: '/bin/bash' } as const;
    const { json } = await api.send('/api/tasks/', {
      method: 'POST',
      body: makeTaskInput({ name, action }),
    });
    return json.id as number;
  };
  for (const name of ['Task A', 'Task B', 'Task C']) await call(name, `echo "${name} ran"`);
  return api;
}

test('the command lines of the first CronPilot work one after the other', async () => {
  const api = await open();
  for (const id of [1, 2, 3]) {
    expect(
      await curl(api, `curl -u admin:admin123 -X POST http://localhost:7000/api/tasks/${id}/run`),
    ).toMatchObject({ message: 'Task execution started', task_run_id: id });
  }

  expect(
    await curl(
      api,
      `curl -u admin:admin123 -X PUT http://localhost:7000/api/tasks/1/schedule \\
        -H "Content-Type: application/json" \\
        -d '{"schedule_type": "hourly", "schedule_config": "{}"}'`,
    ),
  ).toMatchObject({ message: 'Task schedule updated successfully' });
  expect(
    await curl(
      api,
      `curl -u admin:admin123 -X PUT http://localhost:7000/api/tasks/2/schedule \\
        -H "Content-Type: application/json" \\
        -d '{"schedule_type": "daily", "schedule_config": "{\\"hour\\": 14, \\"minute\\": 30}"}'`,
    ),
  ).toMatchObject({ task: { task: { schedules: [{ kind: 'daily', times: ['14:30'] }] } } });

  const { tasks } = await curl(api, 'curl -u admin:admin123 http://localhost:7000/api/tasks/');
  expect(tasks).toMatchObject([
    { id: 1, name: 'Task A', schedule_type: 'hourly', is_active: true },
    { id: 2, schedule_type: 'daily', schedule_config: '{"hour":14,"minute":30}' },
    { id: 3, schedule_type: 'manual', schedule_config: null, next_run: null },
  ]);
  const next = new Date(tasks[1].next_run);
  expect([next.getHours(), next.getMinutes()]).toEqual([14, 30]);

  const ended = await until(async () => {
    const line = 'curl -u admin:admin123 http://localhost:7000/api/tasks/1/runs';
    const { task_runs: runs } = await curl(api, line);
    return runs[0]?.status === 'success' ? runs : null;
  }, 'the run to end');
  expect(ended).toMatchObject([
    { id: 1, error_message: null, duration_seconds: expect.any(Number) },
  ]);

  const { logs } = await until(async () => {
    const answer = await curl(api, 'curl -u admin:admin123 http://localhost:7000/api/logs/');
    return answer.logs.length === 3 ? answer : null;
  }, 'three logs');
  expect(logs.map((log: { id: number }) => log.id)).toEqual([3, 2, 1]);
  expect(
    await curl(api, 'curl -u admin:admin123 http://localhost:7000/api/logs/1/content'),
  ).toMatchObject({ id: 1, content: 'Task A ran\n' });
  expect(await curl(api, 'curl -u admin:admin123 http://localhost:7000/api/logs/1')).toMatchObject({
    task_id: 1,
    size_bytes: 11,
  });
  const { stdout } = await run('curl', [
    '--silent',
    '-u',
    `${USER}:${PASSWORD}`,
    `http://localhost:${api.port}/api/logs/download/1`,
  ]);
  expect(stdout).toBe('Task A ran\n');
  expect(api.cronPilot.bugs).toEqual([]);
});
