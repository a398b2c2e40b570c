/** Delivers a message as an e-mail. */

import { hostname } from 'node:os';

import { type ChannelTest, MAIL_PASSWORD_SECRET } from '../../shared/alerts.ts';
import { t } from '../../shared/i18n.ts';
import { phrase, say } from '../../shared/phrase.ts';
import type { RunId } from '../../shared/run.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Message } from '../store/message-store.ts';
import type { RunStore } from '../store/run-store.ts';
import { readLogEnd } from './log-end.ts';
import { writeMail } from './mail-text.ts';
import type { Delivery } from './next-attempt.ts';
import type { Notice } from './notice.ts';
import { type Mail, sendOverSmtp, type SmtpResult } from './smtp.ts';

interface MailSenderOptions {
  readonly settings: () => Settings;
  readonly runStore: Pick<RunStore, 'find' | 'usualDurationMs'>;
  readonly logsDir: string;
  /** @throws Error whose message says why the secret cannot be used */
  readonly secretOf: (name: string) => string;
  readonly isOnline: () => boolean;
  readonly now: () => number;
}

type Sent = Pick<Message<Notice>, 'id' | 'recipient' | 'notice' | 'createdAtMs'>;

const LOOPBACK = /^(localhost|127\.[\d.]+|::1)$/;

export class MailSender {
  readonly #options: MailSenderOptions;

  constructor(options: MailSenderOptions) {
    this.#options = options;
  }

  async deliver(message: Sent): Promise<Delivery> {
    const { settings, isOnline } = this.#options;
    if (!isOnline() && !LOOPBACK.test(settings().mail.host)) return { kind: 'offline' };
    const { problem, isFinal } = await this.#send(message);
    return problem === null ? { kind: 'delivered' } : { kind: 'failed', problem, isFinal };
  }

  /** To each of the default recipients, up to the first that does not get it. */
  async test(notice: Notice): Promise<ChannelTest> {
    const { to } = this.#options.settings().mail;
    if (to.length === 0) return { problem: t('No recipient is set up.'), dialogue: [] };
    const dialogue: string[] = [];
    for (const recipient of to) {
      const createdAtMs = this.#options.now();
      const result = await this.#send({ id: 0, recipient, notice, createdAtMs });
      dialogue.push(...result.dialogue);
      if (result.problem !== null) return { problem: say(result.problem), dialogue };
    }
    return { problem: null, dialogue };
  }

  async #send(message: Sent): Promise<SmtpResult> {
    const { settings, secretOf } = this.#options;
    const server = settings().mail;
    if (server.host === '')
      return { problem: phrase('No mail server is set up.'), isFinal: true, dialogue: [] };
    let password: string | null = null;
    try {
      if (server.user !== '') password = secretOf(MAIL_PASSWORD_SECRET);
    } catch (error) {
      // The key store may open later, and the user may set the password.
      const problem = error instanceof Error ? error.message : String(error);
      return { problem, isFinal: false, dialogue: [] };
    }
    return await sendOverSmtp(server, password, this.#write(message));
  }

  #write({ id, recipient, notice, createdAtMs }: Sent): Mail {
    const { settings, runStore, logsDir, now } = this.#options;
    const { mail } = settings();
    const run = notice.runId === null ? null : runStore.find(notice.runId);
    const log = run && readLogEnd(run, logsDir);
    const host = hostname();
    const to = recipient ?? mail.to[0] ?? '';
    const usualMs = run && runStore.usualDurationMs(run.taskId);
    const lastLines = log?.lastLines ?? [];
    const text = writeMail({ notice, run, usualMs, lastLines, host, nowMs: now() });
    return {
      ...text,
      from: mail.from || mail.to[0] || to,
      to,
      ...this.#threadOf({ id, notice, createdAtMs }, host),
      attachment: run && log ? { filename: `run-${run.id}.log`, content: log.text } : null,
    };
  }

  /**
   * What is told of a streak hangs on its first failure. The same message has the same id at each
   * attempt, so that a mailbox can tell that it got one twice.
   */
  #threadOf({ id, notice, createdAtMs }: Omit<Sent, 'recipient'>, host: string) {
    const domain = `${host.replace(/[^A-Za-z0-9.-]/g, '-') || 'localhost'}.cronpilot`;
    const { runId, streakRunId } = notice;
    const isFirst = streakRunId !== null && runId === streakRunId;
    const rootId = streakRunId === null ? null : this.#streakId(streakRunId, domain);
    return {
      messageId: (isFirst && rootId) || `<message-${id}-${createdAtMs}@${domain}>`,
      inReplyTo: isFirst ? null : rootId,
    };
  }

  /** Null when its first run is gone. */
  #streakId(runId: RunId, domain: string): string | null {
    const run = this.#options.runStore.find(runId);
    return run && `<streak-${runId}-${run.queuedAtMs}@${domain}>`;
  }
}
