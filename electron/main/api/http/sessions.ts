/** The logins of the browser panel. They end with CronPilot, after 12 hours, or by logging out. */

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

import type { Principal } from './authenticator.ts';

export const SESSION_COOKIE = 'cronpilot_session';
/**
 * Holds the second half of a login, which the page keeps and a form of another site cannot send.
 * A cookie alone goes to every port of this computer; what a page keeps stays with its port.
 */
export const SESSION_HEADER = 'x-cronpilot-session';

export const SESSION_MS = 12 * 3_600_000;
const MAX_SESSIONS = 20;

interface Session {
  readonly headerHash: Buffer;
  readonly principal: Principal;
  readonly endsAtMs: number;
}

export interface NewSession {
  /** For the cookie. */
  readonly cookie: string;
  /** For the header. */
  readonly token: string;
}

export class Sessions {
  readonly #now: () => number;
  /** By the hash of the cookie's value, oldest first. */
  readonly #sessions = new Map<string, Session>();

  /** @param now a clock that nobody sets */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  begin(name: string): NewSession {
    const [cookie, token] = [secret(), secret()];
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size >= MAX_SESSIONS && oldest !== undefined) this.#sessions.delete(oldest);
    this.#sessions.set(hash(cookie).toString('hex'), {
      headerHash: hash(token),
      principal: { kind: 'session', name, scope: 'write' },
      endsAtMs: this.#now() + SESSION_MS,
    });
    return { cookie, token };
  }

  /** Null unless both halves are of one session that goes on. */
  principal(cookie: string, token: string): Principal | null {
    const session = this.#sessions.get(hash(cookie).toString('hex'));
    if (!session || session.endsAtMs <= this.#now()) return null;
    return timingSafeEqual(session.headerHash, hash(token)) ? session.principal : null;
  }

  end(cookie: string): void {
    this.#sessions.delete(hash(cookie).toString('hex'));
  }

  endAll(): void {
    this.#sessions.clear();
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
