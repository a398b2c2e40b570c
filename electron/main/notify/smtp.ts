/** Speaks SMTP: hands one e-mail to the user's mail server and tells how it went. */

import type { MailSettings } from '../../shared/alerts.ts';
import { phrase, type Wording } from '../../shared/phrase.ts';

export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With angle brackets. */
  readonly messageId: string;
  /** Of the e-mail that it follows up; null for the first of a thread. */
  readonly inReplyTo: string | null;
  readonly attachment: { readonly filename: string; readonly content: string } | null;
}

export interface SmtpResult {
  /** A sentence; null when the server took the e-mail. */
  readonly problem: Wording | null;
  /** The server will not take it another time either. */
  readonly isFinal: boolean;
  /** What both sides said, without the password. */
  readonly dialogue: readonly string[];
}

interface LogEntry {
  readonly tnx?: string;
}

const CONNECT_MS = 15_000;
const SILENCE_MS = 30_000;
/** By the `tnx` of nodemailer's log. */
const SPEAKERS: Readonly<Record<string, string>> = { client: '> ', server: '< ' };

/** @param password null without an account */
export async function sendOverSmtp(
  server: MailSettings,
  password: string | null,
  mail: Mail,
): Promise<SmtpResult> {
  const { createTransport } = await import('nodemailer');
  const dialogue: string[] = [];
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    ...(password !== null && { auth: { user: server.user, pass: password } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    debug: true,
    logger: dialogueLogger(dialogue, password),
  });
  try {
    await transport.sendMail(toNodemailer(mail));
    return { problem: null, isFinal: false, dialogue };
  } catch (error) {
    return { ...explain(error, server), dialogue };
  } finally {
    transport.close();
  }
}

function toNodemailer(mail: Mail) {
  const { from, to, subject, text, html, messageId, inReplyTo, attachment } = mail;
  return {
    from: { name: 'CronPilot', address: from },
    to,
    subject,
    text,
    html,
    messageId,
    // Keeps holiday notices of others from answering.
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(inReplyTo !== null && { inReplyTo, references: inReplyTo }),
    ...(attachment && { attachments: [{ ...attachment, contentType: 'text/plain' }] }),
  };
}

function explain(error: unknown, { host, port }: MailSettings) {
  const { code, responseCode, message } = error as Error & {
    readonly code?: string;
    readonly responseCode?: number;
  };
  const isFinal = responseCode !== undefined && responseCode >= 500;
  if (code === 'EAUTH')
    return {
      problem: phrase('{host} refused the account or its password: {message}.', { host, message }),
      isFinal,
    };
  if (/ECONNREFUSED/.test(message))
    return {
      problem: phrase('Nothing answers at {host}, port {port}.', { host, port: String(port) }),
      isFinal,
    };
  return {
    problem: phrase('{host} did not take the e-mail: {message}.', {
      host,
      message: message.replace(/\.$/, ''),
    }),
    isFinal,
  };
}

/** Nodemailer leaves passwords out by itself; this is for servers that repeat what they hear. */
function dialogueLogger(dialogue: string[], password: string | null) {
  const secrets = password === null ? [] : [password, Buffer.from(password).toString('base64')];
  const note = (entry: unknown, text?: unknown, ...values: readonly unknown[]): void => {
    const speaker = SPEAKERS[(entry as LogEntry).tnx ?? ''] ?? '';
    if (typeof text !== 'string') return;
    let line = values.reduce<string>(
      (filled, value) => filled.replace('%s', () => String(value)),
      text,
    );
    for (const secret of secrets) line = line.replaceAll(secret, '***');
    dialogue.push(
      ...line
        .trimEnd()
        .split(/\r?\n/)
        .map((part) => `${speaker}${part}`),
    );
  };
  return {
    level: note,
    trace: note,
    debug: note,
    info: note,
    warn: note,
    error: note,
    fatal: note,
  };
}
