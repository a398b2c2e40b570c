import { expect, test } from 'vitest';

import { freePort } from '../helpers/free-port.ts';
import { sendHttp } from '../helpers/http-api.ts';
import { runCli, startWithCli } from '../helpers/run-cli.ts';

test('the API is switched on with a password from a pipe, shown, and switched off', async () => {
  const { dataDir, cli } = await startWithCli();
  expect((await cli('api')).stdout).toBe('The API is off.\n');
  const port = String(await freePort());
  const args = ['api', 'on', '--user', 'anna', '--password-stdin', '--port', port];
  const on = await runCli(args, { dataDir, stdin: 'correct horse\n' });
  expect(on).toMatchObject({ exitCode: 0, stderr: '' });
  expect(on.stdout).toBe(
    `The API answers at http://127.0.0.1:${port}/api; the browser panel is http://127.0.0.1:${port}, its description http://127.0.0.1:${port}/api/docs\nUser: anna\n`,
  );
  const authorization = `Basic ${Buffer.from('anna:correct horse').toString('base64')}`;
  expect((await sendHttp(Number(port), '/api/status', { authorization })).status).toBe(200);

  const taken = await runCli(['api', 'on', '--port', '80'], { dataDir });
  expect(taken).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/`port`.*1024/) });
  expect((await cli('api', 'off')).stdout).toBe('The API is off.\nUser: anna\n');
});

test('a token is shown once, listed without its secret, and removed', async () => {
  const { cli } = await startWithCli();
  const added = await cli('api', 'token', 'add', 'script', '--scope', 'run');
  expect(added.stdout).toMatch(/^cpt_[0-9a-f]{8}_[\w-]{43}\n$/);
  expect(added.stderr).toBe('Keep it: it is not shown again.\n');
  const list = await cli('api', 'token', 'list');
  expect(list.stdout).toMatch(/^TOKEN +SCOPE +MADE\nscript +run /);
  expect(list.stdout).not.toContain(added.stdout.trim().slice(13));
  expect((await cli('api', 'token', 'remove', 'script')).stdout).toBe(
    'The token script is removed.\n',
  );
  expect((await cli('api', 'token', 'list')).stdout).toBe('There is no token.\n');
});

test('wrong use is told in words', async () => {
  const { cli } = await startWithCli();
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['api', 'maybe'], /`on`, `off`, `status` or `token`/],
    [['api', 'token', 'add', 'x'], /--scope with one of\n {2}read: see tasks/],
    [['api', 'token', 'add', 'x', '--scope', 'all'], /--scope/],
    [['api', 'token', 'show'], /token list/],
    [['api', 'on', '--port', 'http'], /--port to be a number/],
  ];
  for (const [args, words] of wrong) {
    const { exitCode, stderr } = await cli(...args);
    expect([args, exitCode]).toEqual([args, 2]);
    expect(stderr).toMatch(words);
  }
});
