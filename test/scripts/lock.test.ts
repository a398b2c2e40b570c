// The lock file is complete for every platform.
import { describe, expect, test } from 'vitest';
import { completeLock, readPlatform } from '../../scripts/lock.mjs';

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
