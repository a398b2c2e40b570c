import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TaskSummary } from '../../electron/shared/ipc-contract.ts';
import type { Run } from '../../electron/shared/run.ts';
import type { Task } from '../../electron/shared/task.ts';
import { runCli, startCli } from '../helpers/run-cli.ts';
import { startCronPilot } from '../helpers/start-cronpilot.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

async function setUp() {
  const cronPilot = await startCronPilot();
  const { dataDir } = cronPilot.paths;
  const cli = (...args: string[]) => runCli(args, { dataDir });
  const add = async (name: string, command: string, ...args: string[]): Promise<Task> => {
    const { stdout, stderr } = await cli(
      'add',
      '--name',
      name,
      '--command',
      command,
      '--json',
      ...args,
    );
    if (stderr !== '') throw new Error(stderr);
    return JSON.parse(stdout) as Task;
  };
  return { ...cronPilot, dataDir, cli, add };
}

describe('without a CronPilot', () => {
  test('every command says so and exits with 3, and names the socket when asked to', async () => {
    const dataDir = tempDir();
    const plain = await runCli(['status'], { dataDir });
    expect(plain).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: 'CronPilot is not running. Start the application first.\n',
    });
    const verbose = await runCli(['run', 'x', '--wait', '--verbose'], { dataDir });
    expect(verbose.exitCode).toBe(3);
    expect(verbose.stderr).toContain(join(dataDir, 'control.sock'));
    writeFileSync(join(dataDir, 'control.sock'), '');
    expect((await runCli(['list'], { dataDir })).exitCode).toBe(3);
    expect((await runCli(['list'], { dataDir: '/dev/null/none' })).exitCode).toBe(3);
  });

  test('help and version still answer', async () => {
    const dataDir = tempDir();
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect((await runCli(['--version'], { dataDir })).stdout).toBe(`${version}\n`);
    const help = await runCli(['help'], { dataDir });
    expect(help.exitCode).toBe(0);
    expect(help.stdout).toContain('Exit codes');
    expect((await runCli(['run', '--help'], { dataDir })).stdout).toBe(help.stdout);
  });
});

describe('add', () => {
  test('makes the task that its options say', async () => {
    const { dataDir, engine } = await setUp();
    const dir = tempDir();
    mkdirSync(join(dir, 'work'));
    writeFileSync(join(dir, 'task.sh'), '#!/bin/sh\n', { mode: 0o755 });
    const args = `add --name|Full task|--script|task.sh|--arg|one|--arg|two three|--cwd|work
      |--env|A=1|--env|B=x=y|--every|5m|--daily|8:30,17:00|--weekly|mon,fri@08:30
      |--monthly|1,15,last@02:00|--cron|30 2 * * *|--hourly|7|--once|2099-11-24T14:30
      |--zone|Europe/Berlin|--timeout|5m|--overlap|queue|--missed|run_all|--stop-with-app
      |--disabled|--priority|3|--nice|5|--tag|a|--tag|b`;
    const list = args
      .replace('add ', 'add|')
      .split('|')
      .map((arg) => arg.trim());
    const added = await runCli(list, { dataDir, cwd: dir });
    expect(added.stderr).toBe('');
    expect(added.stdout).toBe('Added #1 Full task. It is disabled.\n');
    const timeZone = 'Europe/Berlin';
    expect(engine.taskStore.get(1)).toMatchObject({
      name: 'Full task',
      action: { kind: 'script', path: join(dir, 'task.sh'), args: ['one', 'two three'] },
      cwd: join(dir, 'work'),
      env: { A: '1', B: 'x=y' },
      schedules: [
        { kind: 'interval', everyMs: 300_000 },
        { kind: 'hourly', minute: 7, timeZone },
        { kind: 'daily', times: ['08:30', '17:00'], timeZone },
        { kind: 'weekly', days: [1, 5], times: ['08:30'], timeZone },
        { kind: 'monthly', days: [1, 15, 'last'], times: ['02:00'], timeZone },
        { kind: 'once', at: '2099-11-24T14:30', timeZone },
        { kind: 'cron', pattern: '30 2 * * *', timeZone },
      ],
      timeoutMs: 300_000,
      overlapPolicy: 'queue',
      misfirePolicy: 'run_all',
      stopWithApp: true,
      enabled: false,
      priority: 3,
      nice: 5,
      tags: ['a', 'b'],
    });
  });

  test('says when the task runs next', async () => {
    const { cli } = await setUp();
    const { stdout } = await cli('add', '--name', 'N', '--command', 'true', '--every', '2h');
    expect(stdout).toMatch(/^Added #1 N\. Next run in (2 h|1 h 59 m), .*\d\d:\d\d\.\n$/);
  });

  test('refuses what CronPilot refuses, by field and value, and adds nothing', async () => {
    const { cli, engine, bugs } = await setUp();
    const base = ['add', '--name', 'x'];
    const cases: readonly (readonly [string[], RegExp])[] = [
      [['--command', 'true', '--timeout', '0s'], /`timeoutMs` .*above 0.* got `0`/],
      [['--command', 'true', '--overlap', 'maybe'], /`overlapPolicy`.*skip.*got `maybe`/],
      [['--command', 'true', '--cron', '61 * * * *'], /^schedules\.0\.pattern: .*61/],
      [['--command', 'true', '--cwd', '/no/such'], /`cwd`.*`\/no\/such`/],
      [['--script', '/no/such.sh'], /`action\.path`.*`\/no\/such\.sh`/],
      [['--command', 'true', '--zone', 'Mars/Base', '--daily', '08:00'], /Mars\/Base/],
      [['--command', 'x'.repeat(110_000)], /`action\.command`.*100,000.*110,000 characters/],
      [
        [
          '--command',
          'true',
          ...Array(20)
            .fill(['--env', `A=${'x'.repeat(120_000)}`])
            .flat(),
        ],
        /`env/,
      ],
    ];
    for (const [args, words] of cases) {
      const { exitCode, stderr } = await cli(...base, ...args);
      expect(stderr).toMatch(words);
      expect(exitCode).toBe(1);
    }
    expect(engine.taskStore.list()).toEqual([]);
    expect(bugs).toEqual([]);
  });
});

describe('run', () => {
  test('starts a task at once and says which run it is', async () => {
    const { cli, add, engine } = await setUp();
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
    const { cli, add } = await setUp();
    await add('Ok', command);
    const { exitCode, stdout, stderr } = await cli('run', 'Ok', '--wait');
    expect(stderr).toMatch(words);
    expect([exitCode, stdout]).toEqual([code, '']);
  });

  test('--wait exits with 124 when the run timed out', async () => {
    const { cli, add } = await setUp();
    await add('Slow', 'sleep 60', '--timeout', '50ms');
    const { exitCode, stderr } = await cli('run', 'Slow', '--wait');
    expect(stderr).toMatch(/^Slow timed out/);
    expect(exitCode).toBe(124);
  });

  test('--wait exits with 130 when the run was stopped, and a second run of it with 75', async () => {
    const { cli, add, dataDir, engine } = await setUp();
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
    const { add, dataDir, engine, stop } = await setUp();
    await add('Long', 'sleep 60', '--stop-with-app');
    const waiting = startCli(['run', 'Long', '--wait'], { dataDir });
    await until(() => engine.runStore.active().some(({ pid }) => pid !== null), 'the run');
    await stop();
    expect(await waiting.exitCode).toBe(1);
    expect(waiting.stderr()).toBe('CronPilot went away while run 1 was active.\n');
  });

  test('--follow writes the output byte for byte, and exits as the run did', async () => {
    const { add, dataDir, engine } = await setUp();
    await add('Bytes', `printf 'a\\377\\000b\\r\\n'; printf err >&2; printf end; exit 5`);
    const cli = startCli(['run', 'Bytes', '-f'], { dataDir });
    expect(await cli.exitCode).toBe(5);
    expect(cli.stdout()).toEqual(Buffer.from('a\xff\0b\r\nerrend', 'latin1'));
    const path = join(dataDir, 'logs', String(engine.runStore.get(1).logFilename));
    expect(cli.stdout()).toEqual(readFileSync(path));
  });

  test('--json prints the run', async () => {
    const { cli, add } = await setUp();
    await add('Json', 'echo hidden; exit 3');
    const { stdout, exitCode } = await cli('run', '#1', '--wait', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ id: 1, state: 'failed', exitCode: 3 });
    expect(exitCode).toBe(3);
  });
});

describe('logs', () => {
  test('follows a run while it writes, to its end', async () => {
    const { add, dataDir, engine } = await setUp();
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
    const { add, dataDir, engine, cli } = await setUp();
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
    const { add, dataDir, engine, cli } = await setUp();
    await add('Never', 'true');
    expect((await cli('logs', 'Never')).stderr).toBe('Never has not run yet.\n');
    await cli('run', 'Never', '--wait');
    rmSync(join(dataDir, 'logs', String(engine.runStore.get(1).logFilename)));
    const removed = await cli('logs', '1');
    expect([removed.exitCode, removed.stderr]).toEqual([1, 'The log of run 1 was removed.\n']);
    expect((await cli('logs', '99')).exitCode).toBe(1);
  });
});

describe('names', () => {
  test('are exact, the start of one, or numbers; several that fit are listed', async () => {
    const { add, cli } = await setUp();
    await add('Backup photos', 'true');
    await add('Backup mail', 'true');
    const both = await cli('disable', 'backup');
    expect(both.exitCode).toBe(1);
    expect(both.stderr).toContain('#1  Backup photos');
    expect(both.stderr).toContain('#2  Backup mail');
    expect((await cli('disable', 'backup', 'ph')).stdout).toBe('Backup photos is disabled.\n');
    expect((await cli('disable', '2')).stdout).toBe('Backup mail is disabled.\n');
    expect((await cli('enable', '#2')).stdout).toBe('Backup mail is enabled.\n');
    expect((await cli('enable', 'nothing')).stderr).toContain('no task `nothing`');
  });
});

describe('list, next and status', () => {
  test('show tasks in columns, without colours in a pipe', async () => {
    const { add, cli } = await setUp();
    expect((await cli('list')).stdout).toContain('There are no tasks yet.');
    await add('Nightly', 'true', '--daily', '02:00');
    await add('By hand', 'exit 1');
    await cli('run', 'By hand', '--wait');
    const list = await cli('list');
    const [header, byHand, nightly] = list.stdout.trimEnd().split('\n');
    expect(header).toMatch(/^ID {2}TASK +SCHEDULE +LAST RUN +NEXT RUN$/);
    expect(byHand).toMatch(/^#2 {2}By hand +Only by hand +Failed just now$/);
    expect(nightly).toMatch(/^#1 {2}Nightly +\S.*02:00 +Not yet +in .*02:00$/);
    expect(nightly?.indexOf('Not yet')).toBe(header?.indexOf('LAST RUN'));
    expect((await cli('next')).stdout).toMatch(/^DUE +ID +TASK\nin .*02:00 +#1 +Nightly\n$/);
    const status = await cli('status');
    expect(status.stdout).toMatch(/^CronPilot .* has been running for /);
    expect(status.stdout).toContain('2 tasks, 2 enabled.');
    expect(status.stdout).toMatch(/Needs attention\n {2}By hand +run 1 .*exit code 1/);
    expect(list.stdout + status.stdout).not.toContain('\u001b');
  });

  test('--json prints what the contract says', async () => {
    const { add, cli } = await setUp();
    await add('One', 'true', '--every', '1h');
    const summaries = JSON.parse((await cli('list', '--json')).stdout) as TaskSummary[];
    expect(summaries).toMatchObject([{ task: { name: 'One' }, lastRun: null }]);
    expect(JSON.parse((await cli('next', '--json')).stdout)).toMatchObject([{ taskName: 'One' }]);
    expect(JSON.parse((await cli('status', '--json')).stdout)).toMatchObject({ taskCount: 1 });
    const stopped = JSON.parse((await cli('run', 'One', '--json')).stdout) as Run;
    expect(stopped.taskName).toBe('One');
  });
});

test('pause holds all schedules for a time, until a time or until resume', async () => {
  const { cli, engine } = await setUp();
  expect((await cli('pause', '30m')).stdout).toMatch(
    /^All schedules are paused until .*, in 30 m\.\n/,
  );
  const { sinceMs, untilMs } = engine.pause ?? { sinceMs: 0, untilMs: 0 };
  expect(Math.abs((untilMs ?? 0) - sinceMs - 1_800_000)).toBeLessThan(60_000);
  expect((await cli('pause', 'until', '08:00')).stdout).toContain(' 08:00, in ');
  expect((await cli('pause')).stdout).toBe('All schedules are paused until you resume.\n');
  expect(engine.pause?.untilMs).toBeNull();
  expect((await cli('resume')).stdout).toBe('Schedules are running.\n');
  expect(engine.pause).toBeNull();
});
