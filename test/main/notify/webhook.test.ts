import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import { beforeEach, describe, expect, test } from 'vitest';

import { phrase } from '../../../electron/shared/phrase.ts';
import type { Notice } from '../../../electron/main/notify/notice.ts';
import { WebhookSender } from '../../../electron/main/notify/webhook.ts';
import { serve } from '../../helpers/http-servers.ts';
import { NotifyStage } from '../../helpers/notify-stage.ts';
import { openStores } from '../../helpers/open-stores.ts';

interface Post {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let stage: NotifyStage;
let posts: Post[];
let answer: { status: number; headers?: Record<string, string> };
let url: string;
let sender: WebhookSender;
let notice: Notice;

beforeEach(async () => {
  stage = new NotifyStage(openStores().database);
  const run = stage.end(stage.createTask({ name: 'Backup' }), 'failed', 0, { exitCode: 3 });
  const words = { title: 'Backup failed', body: 'Exit code 3. 1 s.' };
  const about = { taskId: run.taskId, taskName: 'Backup', runId: run.id, streakRunId: run.id };
  notice = { kind: 'failed', ...words, ...about };
  posts = [];
  answer = { status: 204 };
  url = await serve((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString('utf8')));
    request.on('end', () => {
      posts.push({ url: request.url ?? '', headers: request.headers, body });
      response.writeHead(answer.status, answer.headers).end();
    });
  });
  use(`${url}/hook`);
});

function use(webhookUrl: string, secrets: Readonly<Record<string, string>> = {}): void {
  sender = new WebhookSender({
    settings: () => ({ ...stage.settings, webhookUrl }),
    runStore: stage.runStore,
    secretOf: (name) => {
      if (secrets[name] === undefined) throw new Error(`The secret \`${name}\` is not stored.`);
      return secrets[name];
    },
    hasSecret: (name) => Object.hasOwn(secrets, name),
    now: () => 0,
  });
}

const deliver = () => sender.deliver({ id: 7, notice, createdAtMs: 0 });

describe('a webhook', () => {
  test('gets the event with its task and run as JSON', async () => {
    expect(await deliver()).toEqual({ kind: 'delivered' });
    expect(posts[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'cronpilot-event': 'failure',
      'cronpilot-delivery': '7',
    });
    expect(JSON.parse(posts[0]?.body ?? '')).toMatchObject({
      id: 7,
      event: 'failure',
      kind: 'failed',
      text: 'Backup failed. Exit code 3. 1 s.',
      task: { name: 'Backup' },
      run: { state: 'failed', exitCode: 3, durationMs: 1_000 },
    });
  });

  test('is signed over the bytes of its body where there is a secret', async () => {
    await deliver();
    expect(posts[0]?.headers).not.toHaveProperty('cronpilot-signature');
    use(`${url}/hook`, { WEBHOOK_SECRET: 'horse' });
    await deliver();
    const { headers, body = '' } = posts[1] ?? {};
    const signature = createHmac('sha256', 'horse').update(body).digest('hex');
    expect(headers?.['cronpilot-signature']).toBe(`sha256=${signature}`);
  });

  test('may have a secret in its address', async () => {
    use(`${url}/{{secret.PATH}}`, { PATH: 'a/b' });
    await deliver();
    expect(posts[0]?.url).toBe('/a%2Fb');
    use(`${url}/{{secret.OTHER}}`);
    expect(await deliver()).toMatchObject({
      isFinal: false,
      problem: expect.stringMatching(/OTHER/),
    });
  });

  test.each([
    [500, false],
    [503, false],
    [429, false],
    [404, true],
    [401, true],
  ])(
    'that answers %d is tried again: not when it says that it never will',
    async (status, isFinal) => {
      answer = { status };
      const problem = phrase('The webhook answered with status {status}.', { status });
      expect(await deliver()).toEqual({ kind: 'failed', problem, isFinal });
    },
  );

  test('says how long it wants to be left alone', async () => {
    answer = { status: 503, headers: { 'retry-after': '120' } };
    expect(await deliver()).toMatchObject({ retryAfterMs: 120_000 });
  });

  test('is not followed elsewhere', async () => {
    answer = { status: 307, headers: { location: `${url}/other` } };
    expect(await deliver()).toMatchObject({
      isFinal: true,
      problem: { text: expect.stringMatching(/redirects/) },
    });
    expect(posts).toHaveLength(1);
  });

  test('that cannot be reached is tried again, and its address not told', async () => {
    use('http://127.0.0.1:1/secret-path');
    const delivery = await deliver();
    expect(delivery).toMatchObject({ kind: 'failed', isFinal: false });
    expect(JSON.stringify(delivery)).not.toContain('secret-path');
  });
});
