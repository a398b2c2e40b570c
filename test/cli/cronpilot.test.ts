import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { Client } from '../../electron/cli/client.ts';
import type { TaskSummary } from '../../electron/shared/ipc-contract.ts';
import type { Run } from '../../electron/shared/run.ts';
import { runCli, startWithCli } from '../helpers/run-cli.ts';
import { tempDir } from '../helpers/temp-dir.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 60_000 });

describe('without a CronPilot', () => {
  test('every command says so and exits with 3, and names the socket when asked to', async () => {
    const dataDir = tempDir();
    const plain = await runCli(['status'], { dataDir });
    expect(plain).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: 'CronPilot is not running. Start it: cronpilot start\n',
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
    const ofRun = await runCli(['run', '--help'], { dataDir });
    expect(ofRun).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('--param') });
    expect(ofRun.stdout).not.toContain('--store');
    expect((await runCli(['help', 'run'], { dataDir })).stdout).toBe(ofRun.stdout);
    expect((await runCli(['help', 'rum'], { dataDir })).exitCode).toBe(2);
  });
});

describe('add', () => {
  test('makes the task that its options say', async () => {
    const { dataDir, engine } = await startWithCli();
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
    const { cli } = await startWithCli();
    const { stdout } = await cli('add', '--name', 'N', '--command', 'true', '--every', '2h');
    expect(stdout).toMatch(/^Added #1 N\. Next run in (2 h|1 h 59 m), .*\d\d:\d\d\.\n$/);
  });

  test('refuses what CronPilot refuses, by option and value, and adds nothing', async () => {
    const { cli, engine, bugs } = await startWithCli();
    const base = ['add', '--name', 'x'];
    const cases: readonly (readonly [string[], RegExp])[] = [
      [['--command', 'true', '--timeout', '0s'], /^Expected --timeout .*above 0.* got `0`/],
      [['--command', 'true', '--overlap', 'maybe'], /^Expected --overlap .*skip.*got `maybe`/],
      [['--command', 'true', '--cron', '61 * * * *'], /^--cron: .*61/],
      [['--command', 'true', '--cwd', '/no/such'], /^Expected --cwd .*`\/no\/such`/],
      [['--script', '/no/such.sh'], /^Expected --script .*`\/no\/such\.sh`/],
      [
        ['--command', 'true', '--zone', 'Mars/Base', '--daily', '08:00'],
        /^Expected --zone .*Mars\/Base/,
      ],
      [['--command', 'x'.repeat(110_000)], /^Expected --command .*100,000.*110,000 characters/],
      [['--command', 'true', '--env', `A=${'x'.repeat(110_000)}`], /^Expected --env .*100,000/],
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

test('a command of 10 MB is refused in words, not by a broken pipe', async () => {
  const { paths, engine } = await startWithCli();
  const client = new Client(paths.socketPath);
  const action = { kind: 'command', command: 'x'.repeat(10_000_000) } as const;
  await expect(client.call('tasks.create', { name: 'Big', action })).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringMatching(/at most 2,097,152 bytes long, got 10,000,/),
  });
  expect(engine.taskStore.list()).toEqual([]);
});

describe('names', () => {
  test('are exact, the start of one, or numbers; several that fit are listed', async () => {
    const { add, cli } = await startWithCli();
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
    const { add, cli } = await startWithCli();
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
    const { add, cli } = await startWithCli();
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
  const { cli, engine } = await startWithCli();
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
