import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { beforeEach, describe, expect, test } from 'vitest';

import { logReasonOf } from '../../../electron/main/notify/log-end.ts';
import { MailSender } from '../../../electron/main/notify/mail.ts';
import { Outbox } from '../../../electron/main/notify/outbox.ts';
import type { Database } from '../../../electron/main/store/database.ts';
import type { MailSettings } from '../../../electron/shared/alerts.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { FakeClock } from '../../helpers/fake-clock.ts';
import { makeCertificate } from '../../helpers/http-servers.ts';
import { freePort } from '../../helpers/free-port.ts';
import {
  headerOf,
  MAIL_PASSWORD,
  MAIL_USER,
  startMailServer,
  trust,
} from '../../helpers/mail-server.ts';
import { NotifyStage, STAGE_START_MS } from '../../helpers/notify-stage.ts';
import { openStores } from '../../helpers/open-stores.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { until } from '../../helpers/until.ts';

const MINUTE_MS = 60_000;

let database: Database;
let stage: NotifyStage;
let clock: FakeClock;
let task: Task;
let password: string;
let logsDir: string;
let isOnline: boolean;
let sender: MailSender;

beforeEach(() => {
  ({ database } = openStores());
  stage = new NotifyStage(database);
  stage.logReasonOf = (run) => logReasonOf(run, logsDir);
  clock = new FakeClock(STAGE_START_MS);
  password = MAIL_PASSWORD;
  logsDir = tempDir();
  isOnline = true;
  sender = new MailSender({
    settings: () => stage.settings,
    runStore: stage.runStore,
    logsDir,
    secretOf: () => password,
    isOnline: () => isOnline,
    now: clock.now,
  });
  task = stage.createTask({ name: 'Nightly database backup' });
  stage.startNotifier();
});

function useServer(port: number, server: Partial<MailSettings> = {}): void {
  const mail = { host: 'localhost', port, security: 'none', user: MAIL_USER, ...server } as const;
  stage.settings = {
    ...stage.settings,
    notifications: false,
    mail: { from: 'cronpilot@example.org', to: ['anna@example.org'], ...mail },
  };
}

function startOutbox(): Outbox {
  const none = () => Promise.resolve({ kind: 'delivered' } as const);
  const outbox = new Outbox({
    database,
    store: stage.messageStore,
    deliver: {
      notification: none,
      webhook: none,
      command: none,
      mail: (message) => sender.deliver(message),
    },
    clock,
    isQuiet: () => false,
    onTrouble: () => undefined,
    log: () => undefined,
  });
  stage.onMessages = () => outbox.look();
  outbox.look();
  return outbox;
}

/** A failure, of which the e-mail waits ten seconds for others. */
function fail(): void {
  stage.end(task, 'failed', clock.wallMs - STAGE_START_MS, {
    exitCode: 1,
    reasonCode: 'exit_code',
  });
  clock.advance(10_000);
}

const isEmpty = () => stage.messages('mail').length === 0;
const problem = () => stage.messageStore.troubled(1)[0]?.problem ?? null;

describe('an e-mail', () => {
  test.each([
    ['in the clear', 'none'],
    ['after STARTTLS', 'starttls'],
    ['over TLS', 'tls'],
  ] as const)('arrives %s', async (_name, security) => {
    const certificate = makeCertificate();
    trust(certificate);
    const tls = { certificate, secure: security === 'tls' };
    const server = await startMailServer(security === 'none' ? {} : tls);
    useServer(server.port, { security });
    startOutbox();
    fail();
    await until(isEmpty, 'the e-mail to be gone');
    expect(server.mails).toHaveLength(1);
  });

  test('does not go in the clear when STARTTLS is asked for and not offered', async () => {
    const server = await startMailServer();
    useServer(server.port, { security: 'starttls' });
    startOutbox();
    fail();
    await until(problem, 'the problem');
    expect(server.mails).toEqual([]);
  });

  test('does not go to a server whose certificate nobody vouches for', async () => {
    const stranger = makeCertificate();
    const server = await startMailServer({ certificate: stranger, secure: true });
    useServer(server.port, { security: 'tls' });
    startOutbox();
    fail();
    expect(await until(problem, 'the problem')).toMatch(/certificate/);
  });

  test('is given up at once when the password is wrong, and sent when it is right again', async () => {
    const server = await startMailServer();
    useServer(server.port);
    password = 'wrong horse';
    const outbox = startOutbox();
    fail();
    expect(await until(problem, 'the problem')).toMatch(
      /^localhost refused the account or its password: .*535/,
    );
    const [message] = stage.messageStore.troubled(1);
    expect(message).toMatchObject({ state: 'failed', attemptCount: 1 });
    password = MAIL_PASSWORD;
    stage.messageStore.update(message?.id ?? 0, { state: 'waiting', problem: null });
    outbox.look();
    await until(isEmpty, 'the e-mail to be gone');
    expect(server.mails).toHaveLength(1);
  });

  test('waits for a server that is down, and arrives once when it is up', async () => {
    const port = await freePort();
    useServer(port);
    startOutbox();
    fail();
    expect(await until(problem, 'the problem')).toBe(`Nothing answers at localhost, port ${port}.`);
    clock.advance(MINUTE_MS - 1);
    const server = await startMailServer({ port });
    expect(stage.messageStore.troubled(1)[0]).toMatchObject({ state: 'waiting', attemptCount: 1 });
    clock.advance(1);
    await until(isEmpty, 'the e-mail to be gone');
    expect(server.mails).toHaveLength(1);
  });

  test('is sent again after 4xx, and arrives once', async () => {
    const refusals = [451, 451];
    const server = await startMailServer({ refuse: () => refusals.shift() ?? null });
    useServer(server.port);
    startOutbox();
    fail();
    const attempts = (count: number) =>
      until(() => stage.messageStore.troubled(1)[0]?.attemptCount === count, `attempt ${count}`);
    await attempts(1);
    clock.advance(MINUTE_MS);
    await attempts(2);
    clock.advance(2 * MINUTE_MS);
    await until(isEmpty, 'the e-mail to be gone');
    expect(server.mails).toHaveLength(1);
  });

  test('is given up after 5xx, with the words of the server', async () => {
    const server = await startMailServer({ refuse: () => 554 });
    useServer(server.port);
    startOutbox();
    fail();
    expect(await until(problem, 'the problem')).toMatch(/did not take the e-mail: .*554 Not now/);
    expect(stage.messageStore.troubled(1)[0]?.state).toBe('failed');
    clock.advance(24 * 60 * MINUTE_MS);
    expect(server.mails).toEqual([]);
  });

  test('spends no attempt while the computer is offline', async () => {
    useServer(25, { host: 'smtp.example.org' });
    isOnline = false;
    startOutbox();
    fail();
    expect(await until(problem, 'the problem')).toBe('This computer is offline.');
    expect(stage.messageStore.troubled(1)[0]?.attemptCount).toBe(0);
  });

  test('of five failures at once is one', async () => {
    const server = await startMailServer();
    useServer(server.port);
    startOutbox();
    for (const name of ['A', 'B', 'C', 'D']) stage.end(stage.createTask({ name }), 'failed', 0);
    fail();
    await until(isEmpty, 'the e-mails to be gone');
    expect(server.mails.map((mail) => headerOf(mail, 'Subject'))).toEqual([
      `[CronPilot] 5 tasks failed on ${hostname()}`,
    ]);
  });
});

describe('what an e-mail says', () => {
  test('is the finding, the facts and the end of the log, which hangs on it as well', async () => {
    const server = await startMailServer();
    useServer(server.port);
    mkdirSync(join(logsDir, 'backup'));
    const lines = Array.from({ length: 40 }, (_, at) => `line ${at + 1} of <table>`);
    lines[30] = 'tar: /mnt: no space left on device';
    writeFileSync(join(logsDir, 'backup/1.log'), `${lines.join('\n')}\n`);
    startOutbox();
    const run = stage.end(task, 'failed', 0, {
      startedAtMs: STAGE_START_MS - 102_000,
      exitCode: 1,
      reasonCode: 'exit_code',
      attempt: 3,
      logFilename: 'backup/1.log',
    });
    clock.advance(10_000);
    await until(isEmpty, 'the e-mail to be gone');
    // Long lines are folded.
    const mail = (server.mails[0] ?? '').replaceAll('=\r\n', '');
    expect(headerOf(mail, 'Subject')).toBe(
      `[CronPilot] FAILED Nightly database backup on ${hostname()}`,
    );
    expect(headerOf(mail, 'From')).toBe('CronPilot <cronpilot@example.org>');
    expect(mail).toContain('No space left on device. 3 attempts, last one 1 m 42 s.');
    expect(mail).toContain(`cronpilot://runs/${run.id}`);
    expect(mail).toContain(`cronpilot mute ${task.id} 1d`);
    const text = mail.slice(0, mail.indexOf('text/html'));
    expect(text).toContain('line 21 of <table>');
    expect(text).not.toContain('line 20 of');
    expect(mail).toContain('line 40 of &lt;table&gt;');
    expect(mail).toContain(`filename=run-${run.id}.log`);
  });

  test('does without a log that cannot be read', async () => {
    const server = await startMailServer();
    useServer(server.port);
    mkdirSync(join(logsDir, 'folder.log'));
    startOutbox();
    stage.end(task, 'failed', 0, {
      reasonCode: 'exit_code',
      exitCode: 1,
      logFilename: 'folder.log',
    });
    clock.advance(10_000);
    await until(isEmpty, 'the e-mail to be gone');
    expect(server.mails[0]).toContain('Exit code 1. 1 s.');
  });

  test('of one streak is one thread, and the next streak another', async () => {
    const server = await startMailServer();
    useServer(server.port);
    startOutbox();
    for (const state of ['failed', 'succeeded', 'failed'] as const) {
      const before = server.mails.length;
      stage.end(task, state, clock.wallMs - STAGE_START_MS);
      clock.advance(10_000);
      await until(() => server.mails.length > before && isEmpty(), 'the e-mail');
    }
    const [failed, recovered, again] = server.mails.map((mail) => ({
      id: headerOf(mail, 'Message-ID'),
      replyTo: headerOf(mail, 'In-Reply-To'),
      subject: headerOf(mail, 'Subject'),
    }));
    expect(failed?.replyTo).toBeNull();
    expect(recovered?.replyTo).toBe(failed?.id);
    expect(recovered?.subject).toMatch(/^\[CronPilot\] OK again Nightly database backup on /);
    expect(again?.replyTo).toBeNull();
    expect(again?.id).not.toBe(failed?.id);
  });
});

describe('a test', () => {
  const notice = {
    kind: 'test',
    title: 'A test',
    body: 'So it looks.',
    taskId: null,
    taskName: null,
    runId: null,
    streakRunId: null,
  } as const;

  test('goes to every default recipient', async () => {
    const server = await startMailServer();
    useServer(server.port, { to: ['anna@example.org', 'ops@example.org'] });
    expect((await sender.test(notice)).problem).toBeNull();
    expect(server.mails.map((mail) => headerOf(mail, 'To'))).toEqual([
      'anna@example.org',
      'ops@example.org',
    ]);
  });

  test('tells on failure what both sides said, but not the password', async () => {
    const server = await startMailServer();
    useServer(server.port);
    password = 'a secret horse';
    const { problem: why, dialogue } = await sender.test(notice);
    expect(why).toMatch(/refused the account/);
    const text = dialogue.join('\n');
    expect(text).toMatch(/^< 220 /m);
    expect(text).toMatch(/^> EHLO /m);
    expect(text).toMatch(/^< 535 /m);
    expect(text).not.toContain(password);
    expect(text).not.toContain(
      Buffer.from(`\u0000${MAIL_USER}\u0000${password}`).toString('base64'),
    );
  });

  test('says what is missing', async () => {
    useServer(25, { host: '' });
    expect((await sender.test(notice)).problem).toBe('No mail server is set up.');
    useServer(25, { to: [] });
    expect((await sender.test(notice)).problem).toBe('No recipient is set up.');
  });
});
