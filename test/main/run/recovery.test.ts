import { describe, expect, test } from 'vitest';
import { decideRecovery } from '../../../electron/main/run/recovery.ts';
import type { RunLaunch } from '../../../electron/main/store/run-store.ts';

const spec: RunLaunch['spec'] = {
  runId: 1,
  cookie: '1-a',
  logPath: '/logs/1.log',
  maxLogBytes: 1024,
  controlDir: '/runs/1',
  timeoutMs: null,
  graceMs: 0,
  stopWithApp: false,
  endsWithApp: false,
  checks: { mustMatch: null, mustNotMatch: null, outputFilePath: null },
};
const process = { pid: 42, startMark: '7', bootId: 'boot' };
const unconfirmed: RunLaunch = {
  spec,
  process: null,
  successExitCodes: [0],
  outputFile: null,
  watchDuration: true,
  locks: ['disk'],
};
const confirmed: RunLaunch = { ...unconfirmed, process };

describe('decideRecovery', () => {
  test('lets a run wait again that waited', () => {
    expect(decideRecovery({ state: 'queued' }, null, false)).toEqual({ kind: 'queue' });
    expect(decideRecovery({ state: 'queued' }, confirmed, true)).toEqual({ kind: 'queue' });
  });

  test('lets a run wait again whose worker had not even begun to prepare it', () => {
    expect(decideRecovery({ state: 'running' }, unconfirmed, false)).toEqual({ kind: 'queue' });
  });

  test('adopts a run that may have begun', () => {
    expect(decideRecovery({ state: 'running' }, unconfirmed, true)).toEqual({
      kind: 'adopt',
      spec,
      process: null,
      locks: ['disk'],
    });
  });

  test('adopts a run that has begun, whether or not its control folder is there', () => {
    for (const launchFileExists of [true, false]) {
      expect(decideRecovery({ state: 'running' }, confirmed, launchFileExists)).toEqual({
        kind: 'adopt',
        spec,
        process,
        locks: ['disk'],
      });
    }
  });

  test('gives up a running run of which nothing was kept', () => {
    expect(decideRecovery({ state: 'running' }, null, true)).toEqual({ kind: 'vanished' });
  });
});
