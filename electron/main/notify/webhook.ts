/** Delivers a message to a web address: a JSON body by POST, signed where there is a secret. */

import { createHmac } from 'node:crypto';
import { hostname } from 'node:os';

import { type ChannelTest, WEBHOOK_SECRET } from '../../shared/alerts.ts';
import { type Phrase, phrase, say } from '../../shared/phrase.ts';
import type { Run } from '../../shared/run.ts';
import type { Settings } from '../../shared/settings.ts';
import { fillUrl } from '../../shared/template.ts';
import { runDurationMs } from '../../shared/words.ts';
import type { Message } from '../store/message-store.ts';
import type { RunStore } from '../store/run-store.ts';
import type { Delivery } from './next-attempt.ts';
import { EVENT_OF, type Notice } from './notice.ts';

interface WebhookSenderOptions {
  readonly settings: () => Settings;
  readonly runStore: Pick<RunStore, 'find'>;
  /** @throws Error whose message says why the secret cannot be used */
  readonly secretOf: (name: string) => string;
  readonly hasSecret: (name: string) => boolean;
  readonly now: () => number;
}

type Sent = Pick<Message<Notice>, 'id' | 'notice' | 'createdAtMs'>;

const TIMEOUT_MS = 10_000;
const SECOND_MS = 1_000;
/** The other side asks for another attempt, or may be fine a little later. */
const RETRIED_STATUSES = new Set([408, 425, 429]);

export class WebhookSender {
  readonly #options: WebhookSenderOptions;

  constructor(options: WebhookSenderOptions) {
    this.#options = options;
  }

  async deliver(message: Sent): Promise<Delivery> {
    const { settings, secretOf } = this.#options;
    const { webhookUrl } = settings();
    if (webhookUrl === null) return refused(phrase('No webhook is set up.'));
    const body = JSON.stringify(this.#bodyOf(message));
    let url: string;
    let headers: Readonly<Record<string, string>>;
    try {
      url = fillUrl(webhookUrl, { secret: secretOf });
      headers = this.#headersOf(message, body);
    } catch (error) {
      // The key store may open later, and the user may set the secret.
      const problem = error instanceof Error ? error.message : String(error);
      return { kind: 'failed', problem, isFinal: false };
    }
    return await post(url, body, headers);
  }

  async test(notice: Notice): Promise<ChannelTest> {
    const delivery = await this.deliver({ id: 0, notice, createdAtMs: this.#options.now() });
    return { problem: delivery.kind === 'failed' ? say(delivery.problem) : null, dialogue: [] };
  }

  /** `text` and `content` are what chat services show. */
  #bodyOf({ id, notice, createdAtMs }: Sent) {
    const run = notice.runId === null ? null : this.#options.runStore.find(notice.runId);
    const { kind, title, body, taskId, taskName, parts = [] } = notice;
    const text = `${title}. ${body}`;
    return {
      id,
      event: EVENT_OF[kind] ?? kind,
      kind,
      createdAt: new Date(createdAtMs).toISOString(),
      computer: hostname(),
      title,
      body,
      text,
      content: text,
      task: taskId === null ? null : { id: taskId, name: taskName },
      run: run && runFacts(run),
      parts,
    };
  }

  #headersOf({ id, notice }: Sent, body: string): Readonly<Record<string, string>> {
    const { secretOf, hasSecret } = this.#options;
    return {
      'content-type': 'application/json',
      'user-agent': 'CronPilot',
      'cronpilot-event': EVENT_OF[notice.kind] ?? notice.kind,
      'cronpilot-delivery': String(id),
      ...(hasSecret(WEBHOOK_SECRET) && {
        'cronpilot-signature': `sha256=${signature(body, secretOf(WEBHOOK_SECRET))}`,
      }),
    };
  }
}

/** HMAC-SHA256 of the body's bytes, in hex. */
function signature(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

function runFacts(run: Run) {
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return {
    id: run.id,
    state: run.state,
    trigger: run.trigger,
    attempt: run.attempt,
    exitCode: run.exitCode,
    reason: run.reason,
    scheduledFor: iso(run.scheduledForMs),
    startedAt: iso(run.startedAtMs),
    finishedAt: iso(run.finishedAtMs),
    durationMs: run.finishedAtMs === null ? null : runDurationMs(run, run.finishedAtMs),
  };
}

/** Follows no redirect: the address that the user wrote down gets it, or none does. */
async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<Delivery> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
    await answer.body?.cancel();
    return deliveryOf(answer);
  } catch (error) {
    return { kind: 'failed', problem: wordsFor(error), isFinal: false };
  }
}

function deliveryOf({ ok, status, headers }: Response): Delivery {
  if (ok) return { kind: 'delivered' };
  if (status >= 300 && status < 400) {
    const target = headers.get('location') ?? 'elsewhere';
    return refused(
      phrase('The webhook redirects to {target}. Enter that address instead.', { target }),
    );
  }
  const retryAfterMs = Number(headers.get('retry-after') ?? Number.NaN) * SECOND_MS;
  return {
    kind: 'failed',
    problem: phrase('The webhook answered with status {status}.', { status }),
    isFinal: status < 500 && !RETRIED_STATUSES.has(status),
    ...(retryAfterMs > 0 && { retryAfterMs }),
  };
}

/** Without the address, which may hold a secret. */
function wordsFor(error: unknown): Phrase {
  if (!(error instanceof Error))
    return phrase('The webhook cannot be reached: {error}.', { error: String(error) });
  if (error.name === 'TimeoutError') return phrase('The webhook did not answer within 10 s.');
  const code = (error.cause as NodeJS.ErrnoException | undefined)?.code;
  return code === undefined
    ? phrase('The webhook cannot be reached.')
    : phrase('The webhook cannot be reached ({code}).', { code });
}

function refused(problem: Phrase): Delivery {
  return { kind: 'failed', problem, isFinal: true };
}
