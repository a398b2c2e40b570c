// How Electron is started from a checkout.
import { describe, expect, test } from 'vitest';
import { cleanEnvironment, decideSwitches } from '../../scripts/launch.mjs';

describe('switches', () => {
  const display = { DISPLAY: ':0' };

  test('a user with a display gets none', () => {
    expect(decideSwitches({ platform: 'linux', isRoot: false, env: display })).toEqual([]);
    expect(decideSwitches({ platform: 'darwin', isRoot: false, env: {} })).toEqual([]);
  });

  test('only root on Linux runs without the sandbox', () => {
    const switches = decideSwitches({ platform: 'linux', isRoot: true, env: display });
    expect(switches).toEqual(['--no-sandbox']);
    expect(decideSwitches({ platform: 'darwin', isRoot: true, env: {} })).toEqual([]);
  });

  test('without a display the service runs headless', () => {
    const switches = decideSwitches({ platform: 'linux', isRoot: false, env: {} });
    expect(switches).toContain('--ozone-platform=headless');
    expect(switches).toContain('--headless-service');
    const wayland = { WAYLAND_DISPLAY: 'wayland-0' };
    expect(decideSwitches({ platform: 'linux', isRoot: false, env: wayland })).toEqual([]);
  });
});

test('the app gets the environment of the user, without what npm added', () => {
  const env = {
    HOME: '/home/u',
    PATH: '/p/node_modules/.bin:/usr/node_modules/npm/node_modules/@npmcli/run-script/lib/node-gyp-bin:/bin',
    npm_lifecycle_event: 'start',
    INIT_CWD: '/p',
    NODE_OPTIONS: '--inspect',
    ELECTRON_RUN_AS_NODE: '1',
  };
  expect(cleanEnvironment(env)).toEqual({ HOME: '/home/u', PATH: '/bin' });
});
