import { describe, expect, test } from 'vitest';
import { buildRunEnv } from '../../../electron/main/run/run-env.ts';

const task = { id: 7, name: 'Backup', env: {} };

describe('buildRunEnv', () => {
  test('hands on the own environment and names the task', () => {
    expect(buildRunEnv({ PATH: '/bin', HOME: '/home/you' }, task)).toEqual({
      PATH: '/bin',
      HOME: '/home/you',
      CRONPILOT_TASK_ID: '7',
      CRONPILOT_TASK_NAME: 'Backup',
    });
  });

  test('leaves out what Electron, Chromium and npm have set', () => {
    const own = {
      ELECTRON_RUN_AS_NODE: '1',
      electron_no_attach_console: '1',
      npm_config_cache: '/x',
      NPM_TOKEN: 'x',
      NODE_OPTIONS: '--inspect',
      INIT_CWD: '/x',
      CHROME_DESKTOP: 'x',
      NODE_ENV: 'kept',
    };
    expect(Object.keys(buildRunEnv(own, task))).toEqual([
      'NODE_ENV',
      'CRONPILOT_TASK_ID',
      'CRONPILOT_TASK_NAME',
    ]);
  });

  test('lets the task have the last word, and drops what is not set', () => {
    const env = buildRunEnv(
      { LANG: 'C', EMPTY: '', GONE: undefined },
      { ...task, env: { LANG: 'de_DE.UTF-8', CRONPILOT_TASK_NAME: 'Own' } },
    );
    expect(env).toEqual({
      LANG: 'de_DE.UTF-8',
      EMPTY: '',
      CRONPILOT_TASK_ID: '7',
      CRONPILOT_TASK_NAME: 'Own',
    });
  });
});
