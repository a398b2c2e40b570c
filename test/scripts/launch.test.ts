// How Electron is started, and how test runs are counted.
import { describe, expect, test } from 'vitest';
import { addCounts, countVitest, formatCounts } from '../../scripts/counts.mjs';
import { cleanEnvironment, decideSwitches } from '../../scripts/launch.mjs';
import { completeLock, readPlatform } from '../../scripts/lock.mjs';

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

describe('counts', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
  };

  test('are those of the report', () => {
    expect(countVitest(report, 1)).toEqual({ passed: 5, failed: 1, skipped: 2 });
  });

  test('a file that does not load counts as one failure', () => {
    const testResults = [...report.testResults, { status: 'failed', assertionResults: [] }];
    expect(countVitest({ ...report, testResults }, 1).failed).toBe(2);
  });

  test('a run that fails without a failing test counts as one failure', () => {
    const passing = { ...report, numFailedTests: 0, testResults: [] };
    expect(countVitest(passing, 1).failed).toBe(1);
    expect(countVitest(passing, 0).failed).toBe(0);
    expect(countVitest(null, 139).failed).toBe(1);
  });

  test('add up to one line', () => {
    const sum = addCounts([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 2, failed: 1, skipped: 0 },
    ]);
    expect(formatCounts(sum)).toBe('3 passed, 1 failed');
    expect(formatCounts({ ...sum, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});

describe('the lock file', () => {
  test.each([
    ['@x/cli-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@x/binding-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@x/binding-linux-arm64-gnu', { os: ['linux'], cpu: ['arm64'], libc: ['glibc'] }],
    ['@x/binding-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
    ['@x/oxide-wasm32-wasi', { cpu: ['wasm32'] }],
    ['fsevents', {}],
  ])('reads what %s runs on', (name, expected) => {
    expect(readPlatform(name)).toEqual(expected);
  });

  test('has an entry for each platform, and keeps those it has', () => {
    const known = { version: '1.0.0', integrity: 'sha512-x' };
    const lock = completeLock({
      packages: {
        '': { version: '0.1.0' },
        'node_modules/tool': {
          version: '1.0.0',
          dev: true,
          optionalDependencies: { '@tool/linux-x64': '1.0.0', '@tool/win32-x64': '1.0.0' },
        },
        'node_modules/@tool/linux-x64': known,
      },
    });
    expect(lock.packages['node_modules/@tool/linux-x64']).toBe(known);
    expect(lock.packages['node_modules/@tool/win32-x64']).toEqual({
      version: '1.0.0',
      os: ['win32'],
      cpu: ['x64'],
      dev: true,
      optional: true,
    });
  });
});
