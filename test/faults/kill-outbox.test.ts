import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { freePort } from '../helpers/free-port.ts';
import { headerOf, startMailServer } from '../helpers/mail-server.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let app: HeadlessApp;
let dataDir: string;

beforeEach(async () => {
  dataDir = tempDir();
  app = await launchHeadless(dataDir);
});

afterEach(() => app.end());

/** As another program sees it. */
function messageCount(): number {
  const connection = new Sqlite(join(dataDir, 'cronpilot.db'), { readonly: true });
  try {
    return Number(connection.prepare('SELECT count(*) FROM messages').pluck().get());
  } finally {
    connection.close();
  }
}

test('what kill -9 interrupts is told by the next CronPilot: each failure once', async () => {
  const port = await freePort();
  await app.call('settings.update', {
    mail: {
      host: '127.0.0.1',
      port,
      security: 'none',
      user: '',
      from: '',
      to: ['anna@example.org'],
    },
  });
  const names = ['Backup', 'Report'];
  for (const name of names) {
    const action = { kind: 'command', command: 'exit 3' } as const;
    const { id } = await app.call('tasks.create', makeTaskInput({ name, action }));
    await app.call('runs.start', { taskId: id });
  }
  const failed = async () => (await app.call('runs.list', { states: ['failed'] })).length;
  await until(async () => (await failed()) === 2, 'both failures');
  // Within the ten seconds in which they wait for others, before anything was sent.
  await app.end('SIGKILL');

  const server = await startMailServer({ port });
  app = await launchHeadless(dataDir);
  // On a slow computer the first attempt was in vain, and the next is a minute later.
  await until(() => server.mails.length === 2, 'both e-mails', 180_000);
  // A kill between the server's word and its record would have the mail sent again.
  await until(() => messageCount() === 0, 'both to be settled');
  await app.end('SIGKILL');
  app = await launchHeadless(dataDir);
  expect(await app.call('alerts.messages')).toEqual([]);
  const subjects = server.mails.map((mail) => headerOf(mail, 'Subject') ?? '');
  const told = names.filter((name) => subjects.some((subject) => subject.includes(name)));
  expect(told).toEqual(names);
  expect(server.mails).toHaveLength(2);
});
