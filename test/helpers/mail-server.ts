/** A real mail server on this computer that keeps what it is sent, and refuses what it is told to. */

import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import * as tls from 'node:tls';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

import type { Certificate } from './http-servers.ts';

export const MAIL_USER = 'anna';
export const MAIL_PASSWORD = 'correct horse';

export interface MailServerOptions {
  readonly certificate?: Certificate;
  /** TLS from the first byte on; with a certificate and without this, by STARTTLS. */
  readonly secure?: boolean;
  /** By default any free one. */
  readonly port?: number;
  /** Asked before an e-mail is taken; a status such as 451 refuses it. */
  readonly refuse?: () => number | null;
}

export interface MailServer {
  readonly port: number;
  /** Whole e-mails, header and all, oldest first. */
  readonly mails: readonly string[];
  close(): Promise<void>;
}

export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const { certificate, secure = false, refuse = () => null } = options;
  const mails: string[] = [];
  const server = new SMTPServer({
    secure,
    ...(certificate && {
      cert: readFileSync(certificate.certPath),
      key: readFileSync(certificate.keyPath),
    }),
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: certificate && !secure ? [] : ['STARTTLS'],
    disableReverseLookup: true,
    onAuth: ({ username, password }, _session, answer) => {
      if (username === MAIL_USER && password === MAIL_PASSWORD) answer(null, { user: username });
      else answer(new Error('Wrong account or password'));
    },
    onData: (stream, _session, answer) => {
      let text = '';
      stream.on('data', (data: Buffer) => (text += data.toString('utf8')));
      stream.on('end', () => {
        const status = refuse();
        if (status === null) mails.push(text);
        answer(
          status === null ? null : Object.assign(new Error('Not now'), { responseCode: status }),
        );
      });
    },
  });
  // What a client says wrong, and connections that are cut, are the test's business.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  onTestFinished(close);
  return { port: (server.server.address() as AddressInfo).port, mails, close };
}

/** The value of a header, unfolded. */
export function headerOf(mail: string, name: string): string | null {
  const head = mail.slice(0, mail.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? null;
}

/** Since Node.js 22.19; the types are of an older one. */
interface TlsDefaults {
  getCACertificates(): string[];
  setDefaultCACertificates(certificates: readonly string[]): void;
}

/** This process takes the certificate for genuine, until the end of the test. */
export function trust({ certPath }: Certificate): void {
  const defaults = tls as unknown as TlsDefaults;
  const before = defaults.getCACertificates();
  defaults.setDefaultCACertificates([...before, readFileSync(certPath, 'utf8')]);
  onTestFinished(() => defaults.setDefaultCACertificates(before));
}
