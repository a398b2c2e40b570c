import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { taskInputSchema } from '../../electron/shared/task.ts';
import { startCli, startWithCli } from '../helpers/run-cli.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 60_000 });

describe('run', () => {
  test('starts a task at once and says which run it is', async () => {
    const { cli, add, engine } = await startWithCli();
    await add('Quick', 'true');
    const { exitCode, stdout } = await cli('run', 'quick');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Run 1: Quick /);
    await until(() => engine.runStore.get(1).state === 'succeeded', 'the run to succeed');
  });

  test.each([
    ['exit 0', 0, /^Ok succeeded in /],
    ['exit 37', 37, /^Ok failed with exit code 37/],
    ['kill -9 $$', 137, /^Ok failed/],
  ])('--wait exits as `%s` did', async (command, code, words) => {
    const { cli, add } = await startWithCli();
    await add('Ok', command);
    const { exitCode, stdout, stderr } = await cli('run', 'Ok', '--wait');
    expect(stderr).toMatch(words);
    expect([exitCode, stdout]).toEqual([code, '']);
  });

  test('--wait exits with 124 when the run timed out', async () => {
    const { cli, add } = await startWithCli();
    await add('Slow', 'sleep 60', '--timeout', '50ms');
    const { exitCode, stderr } = await cli('run', 'Slow', '--wait');
    expect(stderr).toMatch(/^Slow timed out/);
    expect(exitCode).toBe(124);
  });

  test('--wait exits with 130 when the run was stopped, and a second run of it with 75', async () => {
    const { cli, add, dataDir, engine } = await startWithCli();
    await add('Long', 'sleep 60');
    const waiting = startCli(['run', 'Long', '--wait'], { dataDir });
    await until(() => engine.runStore.active().some(({ pid }) => pid !== null), 'the run');
    const skipped = await cli('run', 'Long');
    expect(skipped.exitCode).toBe(75);
    expect(skipped.stdout).toContain('Long was skipped. Run 1');
    expect((await cli('stop', 'Long')).stdout).toBe('Stopping run 1 of Long.\n');
    expect(await waiting.exitCode).toBe(130);
    expect(waiting.stderr()).toMatch(/^Long was stopped after .* Stopped by you\./);
    const again = await cli('stop', '1');
    expect(again.exitCode).toBe(1);
    expect(again.stderr).toContain('Run 1 has already ended');
    expect((await cli('stop', 'Long')).stderr).toBe('Long is not running.\n');
  });

  test('--wait ends when CronPilot goes away', async () => {
    const { add, dataDir, engine, ...cronPilot } = await startWithCli();
    await add('Long', 'sleep 60', '--stop-with-app');
    const waiting = startCli(['run', 'Long', '--wait'], { dataDir });
    await until(() => engine.runStore.active().some(({ pid }) => pid !== null), 'the run');
    await cronPilot.stop();
    expect(await waiting.exitCode).toBe(1);
    expect(waiting.stderr()).toBe('CronPilot went away while run 1 was active.\n');
  });

  test('--follow writes the output byte for byte, and exits as the run did', async () => {
    const { add, dataDir, engine } = await startWithCli();
    await add('Bytes', `printf 'a\\377\\000b\\r\\n'; printf err >&2; printf end; exit 5`);
    const cli = startCli(['run', 'Bytes', '-f'], { dataDir });
    expect(await cli.exitCode).toBe(5);
    expect(cli.stdout()).toEqual(Buffer.from('a\xff\0b\r\nerrend', 'latin1'));
    const path = join(dataDir, 'logs', String(engine.runStore.get(1).logFilename));
    expect(cli.stdout()).toEqual(readFileSync(path));
  });

  test('--json prints the run', async () => {
    const { cli, add } = await startWithCli();
    await add('Json', 'echo hidden; exit 3');
    const { stdout, exitCode } = await cli('run', '#1', '--wait', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ id: 1, state: 'failed', exitCode: 3 });
    expect(exitCode).toBe(3);
  });
});

describe('logs', () => {
  test('follows a run while it writes, to its end', async () => {
    const { add, dataDir, engine } = await startWithCli();
    const gate = join(tempDir(), 'gate');
    await add('Live', `echo first; until [ -e '${gate}' ]; do sleep 0.02; done; printf 'last'`);
    engine.runService.request({ task: engine.taskStore.get(1), trigger: 'manual' });
    const cli = startCli(['logs', 'Live', '-f'], { dataDir });
    await until(() => cli.stdout().toString() === 'first\n', 'the first line');
    writeFileSync(gate, '');
    expect(await cli.exitCode).toBe(0);
    expect(cli.stdout().toString()).toBe('first\nlast');
    expect(cli.stderr()).toMatch(/^Live succeeded in /);
  });

  test('writes 15 MB without loss, and stops quietly when nobody reads on', async () => {
    const { add, dataDir, engine, cli } = await startWithCli();
    await add('Flood', 'yes 0123456789abcdef | head -c 15000000');
    expect((await cli('run', 'Flood', '--wait')).exitCode).toBe(0);
    const whole = startCli(['logs', '1'], { dataDir });
    expect(await whole.exitCode).toBe(0);
    const path = join(dataDir, 'logs', String(engine.runStore.get(1).logFilename));
    expect(whole.stdout().equals(readFileSync(path))).toBe(true);
    expect(whole.stdout().length).toBe(15_000_000);
    const cut = startCli(['logs', 'Flood'], { dataDir });
    cut.process.stdout?.destroy();
    expect(await cut.exitCode).toBe(0);
    expect(cut.stderr()).toBe('');
  });

  test('says why there is none', async () => {
    const { add, dataDir, engine, cli } = await startWithCli();
    await add('Never', 'true');
    expect((await cli('logs', 'Never')).stderr).toBe('Never has not run yet.\n');
    await cli('run', 'Never', '--wait');
    rmSync(join(dataDir, 'logs', String(engine.runStore.get(1).logFilename)));
    const removed = await cli('logs', '1');
    expect([removed.exitCode, removed.stderr]).toEqual([1, 'The log of run 1 was removed.\n']);
    expect((await cli('logs', '99')).exitCode).toBe(1);
    const cwd = tempDir();
    await add('Lost folder', 'true', '--cwd', cwd);
    rmSync(cwd, { recursive: true });
    await cli('run', 'Lost folder', '--wait');
    const reason = `The folder \`${cwd}\` does not exist.`;
    expect((await cli('logs', 'Lost folder')).stderr).toMatch(/^Run 2 has no log: /);
    expect((await cli('logs', '2')).stderr).toContain(reason);
  });
});

describe('run --param', () => {
  const parameters = [
    { name: 'folder', type: 'file', required: true },
    { name: 'count', type: 'number', default: '3' },
  ] as const;

  test('hands values to the run, a file as meant from here, beside the defaults', async () => {
    const { cli, engine } = await startWithCli();
    const command = 'echo "$CRONPILOT_PARAM_FOLDER $CRONPILOT_PARAM_COUNT"';
    const input = { name: 'Ask', action: { kind: 'command', command }, parameters } as const;
    engine.taskStore.create(taskInputSchema.parse(input), Date.now());
    const { exitCode, stdout } = await cli('run', 'Ask', '--follow', '--param', 'folder=.');
    expect([exitCode, stdout]).toEqual([0, `${process.cwd()} 3\n`]);
    expect(engine.runStore.get(1).params).toEqual({ folder: process.cwd(), count: '3' });
  });

  test('says which value is wrong, and starts nothing', async () => {
    const { cli, engine } = await startWithCli();
    const input = {
      name: 'Ask',
      action: { kind: 'command', command: 'true' },
      parameters,
    } as const;
    engine.taskStore.create(taskInputSchema.parse(input), Date.now());
    const stderr = async (...params: string[]) => (await cli('run', 'Ask', ...params)).stderr;
    expect(await stderr()).toContain('`params.folder` to be the path of a file, got nothing');
    expect(await stderr('--param', 'folder=/none')).toContain('a file that exists, got `/none`');
    expect(await stderr('--param', 'folder=/', '--param', 'count=x')).toContain(
      'a number, got `x`',
    );
    expect(await stderr('--param', 'other=1')).toContain('no parameter `other`');
    expect(await stderr('--param', 'folder')).toContain('Expected --param to be NAME=VALUE');
    expect(engine.runStore.list({ limit: 1 })).toEqual([]);
  });
});
