import { describe, expect, test } from 'vitest';

import { buildRunEnv } from '../../../electron/main/run/run-env.ts';

const task = { id: 7, name: 'Backup' };
const run = { id: 12, attempt: 2, scheduledForMs: null, cause: null, params: null };
const nothing = { base: {}, shared: {}, file: {}, task: {} };

describe('buildRunEnv', () => {
  test('hands on the base and says which run of which task it is', () => {
    const env = buildRunEnv(
      { ...nothing, base: { PATH: '/bin', HOME: '/home/you', GONE: undefined } },
      task,
      { ...run, scheduledForMs: Date.UTC(2026, 10, 23, 2, 30) },
    );
    expect(env).toEqual({
      PATH: '/bin',
      HOME: '/home/you',
      PYTHONUNBUFFERED: '1',
      CRONPILOT_TASK_ID: '7',
      CRONPILOT_TASK_NAME: 'Backup',
      CRONPILOT_RUN_ID: '12',
      CRONPILOT_ATTEMPT: '2',
      CRONPILOT_SCHEDULED_FOR: '2026-11-23T02:30:00.000Z',
    });
  });

  test('names the file whose change has started the run', () => {
    const paths = ['/in/a.csv', '/in/b.csv'];
    const cause = { kind: 'file', paths, pathCount: 2 } as const;
    expect(buildRunEnv(nothing, task, { ...run, cause })).toMatchObject({
      CRONPILOT_CHANGED_PATH: '/in/a.csv',
    });
  });

  test('leaves out what Electron, Chromium, npm and another run have set', () => {
    const base = {
      ELECTRON_RUN_AS_NODE: '1',
      electron_no_attach_console: '1',
      npm_config_cache: '/x',
      NPM_TOKEN: 'x',
      NODE_OPTIONS: '--inspect',
      INIT_CWD: '/x',
      CHROME_DESKTOP: 'x',
      CRONPILOT_SCHEDULED_FOR: 'then',
      CRONPILOT_CHANGED_PATH: '/x',
      CRONPILOT_PARAM_FOLDER: '/x',
      CRONPILOT_RUN: 'cookie',
      CRONPILOT_DATA_DIR: '/kept',
      NODE_ENV: 'kept',
    };
    const env = buildRunEnv({ ...nothing, base }, task, run);
    expect(Object.keys(env)).toEqual([
      'CRONPILOT_DATA_DIR',
      'NODE_ENV',
      'PYTHONUNBUFFERED',
      'CRONPILOT_TASK_ID',
      'CRONPILOT_TASK_NAME',
      'CRONPILOT_RUN_ID',
      'CRONPILOT_ATTEMPT',
    ]);
  });

  test('lets the settings win over the base, the .env file over them, then the task', () => {
    const layers = {
      base: { A: 'base', B: 'base', C: 'base', D: 'base' },
      shared: { B: 'shared', C: 'shared', D: 'shared', PYTHONUNBUFFERED: '' },
      file: { C: 'file', D: 'file' },
      task: { D: 'task', CRONPILOT_TASK_NAME: 'Own', CRONPILOT_PARAM_FOLDER: 'task' },
    };
    const env = buildRunEnv(layers, task, { ...run, params: { folder: '/given', Deep: 'true' } });
    expect(env).toMatchObject({
      A: 'base',
      B: 'shared',
      C: 'file',
      D: 'task',
      PYTHONUNBUFFERED: '',
      CRONPILOT_TASK_NAME: 'Own',
      CRONPILOT_PARAM_FOLDER: '/given',
      CRONPILOT_PARAM_DEEP: 'true',
    });
  });
});
