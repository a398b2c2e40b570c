import { expect, test } from 'vitest';
import { Client } from '../../electron/cli/client.ts';
import { main } from '../../electron/cli/main.ts';

/** In this process, with nobody at the socket. */
async function run(args: readonly string[]) {
  let stdout = '';
  let stderr = '';
  const output = {
    print: (text: string) => void (stdout += text),
    warn: (text: string) => void (stderr += text),
    write: async () => undefined,
    passing: () => undefined,
    colours: false,
    columns: null,
  };
  const context = {
    client: new Client('/nowhere.sock'),
    output,
    setLastWords: () => undefined,
    readHidden: () => Promise.reject(new Error('Nothing is asked here')),
    cwd: '/',
    searchPath: '',
    now: Date.now,
    appProgram: null,
  };
  return { exitCode: await main(args, context, '1.2.3'), stdout, stderr };
}

test.each([
  [[], 'Expected a command'],
  [['explode'], 'got `explode`'],
  [['list', 'extra'], 'got `extra`'],
  [['list', '-x'], "Unknown option '-x'"],
  [['list', '--colour'], "Unknown option '--colour'"],
  [['run'], 'cronpilot run NAME'],
  [['secret'], 'secret set NAME'],
  [['secret', 'list', 'x'], 'secret set NAME'],
  [['secret', 'delete', 'X', 'y'], 'nothing after the name'],
  [['pause', 'soon'], 'got `soon`'],
  [['export', '--format', 'toml'], 'one of yaml, crontab'],
  [['export', '--update', 'x', '--format', 'systemd'], '--update without'],
  [['apply'], 'cronpilot apply FILE'],
  [['import', '--from', 'crontab', 'file'], 'either --from SOURCE or files'],
  [['completion', 'csh'], 'bash, zsh or fish'],
  [['start', 'now'], 'got `now`'],
  [['pause', 'until', '25:00'], 'until 25:00'],
  [['add', '--command', 'true'], '--name'],
  [['add', '--name', 'x'], '--command COMMAND or --script PATH'],
  [['add', '--name', 'x', '--command', 'true', '--script', 'y'], 'either'],
  [['add', '--name', 'x', '--command', 'true', '--timeout', 'abc'], 'Expected --timeout to be'],
  [['add', '--name', 'x', '--command', 'true', '--timeout', '-5'], '--timeout'],
  [['add', '--name', 'x', '--command', 'true', '--env', 'novalue'], '--env to be NAME=VALUE'],
  [['add', '--name', 'x', '--command', 'true', '--nice', 'very'], '--nice'],
])('%j is wrong use: exit code 2, with words', async (args, words) => {
  const { exitCode, stderr, stdout } = await run(args);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(words);
  expect(stderr).toMatch(/See: cronpilot help( \w+)?$/);
  expect(stdout).toBe('');
});

test('a command in the right form gets as far as the socket', async () => {
  const add = ['add', '--name', 'x', '--command', 'true', '--timeout', '5m'];
  for (const args of [add, ['list'], ['pause'], ['pause', '1h', '30m'], ['run', 'two', 'words']]) {
    expect((await run(args)).exitCode).toBe(3);
  }
  expect((await run([...add, '--verbose'])).stderr).toContain('/nowhere.sock');
});

test('a value after the name of a secret is refused without being said again', async () => {
  const { exitCode, stdout, stderr } = await run(['secret', 'set', 'TOKEN', 'hunter2hunter']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('its value is read from standard input or asked for');
  expect(stdout + stderr).not.toContain('hunter2');
});
