import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, test } from 'vitest';

import type { TaskDraft } from '../../electron/shared/task.ts';
import { serve } from '../helpers/http-servers.ts';
import { projectDir, rootArgs } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const run = promisify(execFile);
const FIXTURES_DIR = join(projectDir, 'test/fixtures');
const executable = join(projectDir, 'release/linux-unpacked/cronpilot');

describe.runIf(process.platform === 'linux')('npm run package', () => {
  test('makes an application that starts, opens its database and runs a task of each kind', {
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
      const start = async (action: TaskDraft['action']) => {
        const { id } = await call('tasks.create', makeTaskInput({ action }));
        return (await call('runs.start', { taskId: id })).id;
      };
      const logOf = async (runId: number) => {
        const look = async () => {
          const row = await call('runs.get', { runId });
          return row.finishedAtMs === null ? null : row;
        };
        const { state, reason, logFilename } = await until(look, `run ${runId}`, 20_000);
        expect(state, reason ?? '').toBe('succeeded');
        return readFileSync(join(dataDir, 'logs', String(logFilename)), 'utf8');
      };
      const url = await serve((_, response) => response.end('packaged too'));
      const runIds = [
        await start({ kind: 'command', command: 'echo packaged', shell: null }),
        await start({ kind: 'http', url }),
        await start({ kind: 'module', path: join(FIXTURES_DIR, 'modules/works.cjs') }),
        await start({
          kind: 'python',
          path: join(FIXTURES_DIR, 'python-tasks/price_watch.py'),
          config: { url: 'http://shop/?price=90' },
        }),
      ];
      const logs = [];
      for (const runId of runIds) logs.push(await logOf(runId));
      const cli = join(projectDir, 'release/linux-unpacked/resources/cli/cronpilot');
      const env = { ...process.env, CRONPILOT_DATA_DIR: dataDir };
      expect((await run(cli, ['list'], { env })).stdout).toContain('Backup');
      await expect(run(cli, ['nothing'], { env })).rejects.toMatchObject({ code: 2 });
      expect(logs).toEqual([
        'packaged\n',
        expect.stringContaining('packaged too\n'),
        'common works.cjs\n',
        expect.stringMatching(/WARNING - price is 90\n$/),
      ]);
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
