import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { makeControlServer, send, startControlServer } from '../../helpers/control-server.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { until } from '../../helpers/until.ts';

/** The user changes inside, since another one might not get at this Node at all. */
const CONNECT_AS_NOBODY = `
  process.setgid(65534);
  process.setuid(65534);
  require('net').connect(process.argv[1])
    .on('connect', () => { console.log('connected'); process.exit(); })
    .on('error', (error) => console.log(error.code));`;

describe('the socket', () => {
  test('is open to this user alone, as is the folder made for it', async () => {
    const { socketPath } = await startControlServer();
    expect(statSync(socketPath).mode & 0o777).toBe(0o600);
    expect(statSync(join(socketPath, '..')).mode & 0o777).toBe(0o700);
  });

  test('closes a folder of ours that others could enter', async () => {
    const dir = join(tempDir(), 'open');
    mkdirSync(dir);
    chmodSync(dir, 0o777);
    await startControlServer(join(dir, 'control.sock'));
    expect(statSync(dir).mode & 0o777).toBe(0o700);
  });

  test('is not made behind a link that somebody may have laid', async () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'real'));
    symlinkSync(join(dir, 'real'), join(dir, 'link'));
    const { server } = makeControlServer(join(dir, 'link', 'control.sock'));
    await expect(server.start()).rejects.toMatchObject({ code: 'unavailable' });
  });

  test.runIf(process.getuid?.() === 0)('cannot be opened by another user', async () => {
    const { socketPath } = await startControlServer();
    for (const dir of [join(socketPath, '..'), join(socketPath, '../..')]) chmodSync(dir, 0o755);
    const child = spawn(process.execPath, ['-e', CONNECT_AS_NOBODY, socketPath]);
    expect((await text(child.stdout)).trim()).toBe('EACCES');
  });

  test('is removed with the end of the server', async () => {
    const { server, socketPath } = await startControlServer();
    await server.stop();
    expect(existsSync(socketPath)).toBe(false);
    await server.stop();
  });

  test('is left to a server that lives', async () => {
    const { socketPath } = await startControlServer();
    const { server: second } = makeControlServer(socketPath);
    await expect(second.start()).rejects.toMatchObject({ code: 'conflict' });
    await second.stop();
    expect((await send(socketPath)).status).toBe(200);
  });

  test('of a server that was killed is replaced', async () => {
    const socketPath = join(tempDir(), 'control.sock');
    const script = `require('net').createServer().listen(process.argv[1], () => console.log('ready'))`;
    const child = spawn(process.execPath, ['-e', script, socketPath]);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(socketPath)).toBe(true);
    await startControlServer(socketPath);
    expect((await send(socketPath)).status).toBe(200);
  });

  test('never takes the place of a file', async () => {
    const socketPath = join(tempDir(), 'control.sock');
    writeFileSync(socketPath, 'mine');
    const { server } = makeControlServer(socketPath);
    await expect(server.start()).rejects.toMatchObject({ code: 'unavailable' });
    expect(readFileSync(socketPath, 'utf8')).toBe('mine');
  });

  test('closes although a call hangs', async () => {
    const { server, socketPath, calls } = await startControlServer();
    const hanging = send(socketPath, { path: '/call/hang' }).catch(() => 'broken off');
    await until(() => calls.length === 1, 'the call to arrive');
    await server.stop();
    expect(await hanging).toBe('broken off');
  });
});
