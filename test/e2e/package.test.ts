import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, test } from 'vitest';

import { projectDir, rootArgs } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const run = promisify(execFile);
const executable = join(projectDir, 'release/linux-unpacked/cronpilot');

describe.runIf(process.platform === 'linux')('npm run package', () => {
  test('makes an application that starts, opens its database and runs a task', {
    timeout: 240_000,
  }, async () => {
    await run(process.execPath, ['scripts/package.mjs'], { cwd: projectDir, maxBuffer: 1024 ** 3 });
    const dataDir = tempDir();
    const app = spawn(
      executable,
      [...rootArgs, '--ozone-platform=headless', '--headless-service'],
      { env: { ...process.env, CRONPILOT_DATA_DIR: dataDir }, stdio: 'ignore' },
    );
    const gone = new Promise((resolve) => app.once('exit', resolve));
    try {
      const call = callOver(dataDir);
      await until(
        () => call('status.get').catch(() => false),
        'the packaged CronPilot to answer',
        30_000,
      );
      const action = { kind: 'command', command: 'echo packaged', shell: null } as const;
      const { id } = await call('tasks.create', makeTaskInput({ action }));
      const { id: runId } = await call('runs.start', { taskId: id });
      await until(async () => (await call('runs.get', { runId })).state === 'succeeded', 'the run');
      const { logFilename } = await call('runs.get', { runId });
      expect(readFileSync(join(dataDir, 'logs', String(logFilename)), 'utf8')).toBe('packaged\n');
    } finally {
      app.kill();
      await gone;
    }

    const fuses = await getCurrentFuseWire(executable);
    expect(fuses[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
    expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE);
    expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE);
    expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
    expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.ENABLE);
  });
});
