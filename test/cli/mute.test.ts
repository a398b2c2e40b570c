import { expect, test, vi } from 'vitest';

import { callOver } from '../helpers/launch-headless.ts';
import { startMailServer } from '../helpers/mail-server.ts';
import { startWithCli } from '../helpers/run-cli.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 60_000 });

const HOUR_MS = 3_600_000;

test('mute holds its tongue for a day or as long as it is told, and unmute ends it', async () => {
  const { cli, add, engine } = await startWithCli();
  await add('Nightly backup', 'true');
  const hoursLeft = () => {
    const untilMs = engine.alerts.mutes()[0]?.untilMs;
    return untilMs === undefined ? null : Math.round((untilMs - Date.now()) / HOUR_MS);
  };
  const muted = await cli('mute', 'nightly');
  expect(muted.stdout).toMatch(/^Nothing is told of Nightly backup until .+\.\n$/);
  expect(hoursLeft()).toBe(24);
  await cli('mute', 'Nightly', 'backup', '8h');
  expect(hoursLeft()).toBe(8);
  expect((await cli('unmute', 'nightly')).stdout).toBe('Nightly backup is told of again.\n');
  expect(hoursLeft()).toBeNull();
  expect(await cli('mute')).toMatchObject({ exitCode: 2 });
});

test('mail test sends one, or says what the server said', async () => {
  const server = await startMailServer();
  const { cli, dataDir } = await startWithCli();
  expect(await cli('mail', 'test')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('No recipient is set up.'),
  });
  const mail = {
    host: '127.0.0.1',
    port: server.port,
    security: 'none',
    user: '',
    from: '',
  } as const;
  await callOver(dataDir)('settings.update', { mail: { ...mail, to: ['anna@example.org'] } });
  expect(await cli('mail', 'test')).toMatchObject({
    exitCode: 0,
    stdout: 'The e-mail was sent.\n',
  });
  expect(server.mails).toHaveLength(1);
});
