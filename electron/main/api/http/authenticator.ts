/** Tells who sends a request, by Basic or bearer authentication. */

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

import type { ApiScope } from '../../../shared/api-access.ts';
import { phrase } from '../../../shared/phrase.ts';
import type { ApiAccess } from '../api-file.ts';
import { fitsHash } from '../password-hash.ts';
import { LoginLimit } from './login-limit.ts';
import { HttpRefusal } from './problem.ts';

export interface Principal {
  readonly kind: 'user' | 'token' | 'session';
  readonly name: string;
  readonly scope: ApiScope;
}

/** Logins that wait for their turn; more are turned away without a look. */
const MAX_WAITING = 20;
const MAX_KNOWN = 100;
const TOKEN_FORM = /^cpt_([0-9a-f]{8})_[\w-]{43}$/;

/** Makes a token with its id; the id is no secret. */
export function makeToken(): { readonly token: string; readonly id: string } {
  const id = randomBytes(4).toString('hex');
  return { token: `cpt_${id}_${randomBytes(32).toString('base64url')}`, id };
}

export class Authenticator {
  readonly #access: () => ApiAccess;
  readonly #limit = new LoginLimit(() => performance.now());
  /** Hashing costs 0.1 s, so what fitted once is known again by a hash under a key of this process. */
  readonly #key = randomBytes(32);
  readonly #known = new Map<string, Principal>();
  #waitingCount = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(access: () => ApiAccess) {
    this.#access = access;
  }

  /** Passwords or tokens have changed: nobody is known any more. */
  forget(): void {
    this.#known.clear();
  }

  /**
   * @param header the value of `Authorization`
   * @throws HttpRefusal 401 for wrong credentials, 429 when there were too many
   */
  async byHeader(header: string): Promise<Principal> {
    const [, scheme = '', value = ''] = /^(\S+) +(\S+)$/.exec(header) ?? [];
    switch (scheme.toLowerCase()) {
      case 'basic': {
        const text = Buffer.from(value, 'base64').toString('utf8');
        const colon = text.indexOf(':');
        if (colon < 0) throw wrong();
        return await this.byPassword(text.slice(0, colon), text.slice(colon + 1));
      }
      case 'bearer':
        return await this.#byToken(value);
      default:
        throw wrong();
    }
  }

  /** @throws HttpRefusal as `byHeader` */
  async byPassword(name: string, password: string): Promise<Principal> {
    return await this.#check(`user\0${name}\0${password}`, async () => {
      const { user } = this.#access();
      // Both are looked at, whatever the first says.
      const isName = user !== null && this.#isSame(name, user.name);
      const isPassword = await fitsHash(password, user?.hash ?? null);
      return isName && isPassword ? { kind: 'user', name: user.name, scope: 'write' } : null;
    });
  }

  async #byToken(token: string): Promise<Principal> {
    return await this.#check(`token\0${token}`, async () => {
      const id = TOKEN_FORM.exec(token)?.[1];
      const known = this.#access().tokens.find((each) => each.id === id);
      const fits = await fitsHash(token, known?.hash ?? null);
      return known && fits ? { kind: 'token', name: known.name, scope: known.scope } : null;
    });
  }

  async #check(credentials: string, look: () => Promise<Principal | null>): Promise<Principal> {
    const mark = createHmac('sha256', this.#key).update(credentials).digest('base64');
    const known = this.#known.get(mark);
    if (known) return known;
    return await this.#inTurn(async () => {
      this.#refuseTooMany();
      const access = this.#access();
      const principal = await look();
      if (principal === null) {
        this.#limit.failed();
        throw wrong();
      }
      // Not when it was taken away meanwhile.
      if (access === this.#access()) this.#remember(mark, principal);
      return principal;
    });
  }

  /** One at a time: each takes 32 MiB, and none may slip in before the last one was counted. */
  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waitingCount >= MAX_WAITING) throw tooMany(1_000);
    this.#refuseTooMany();
    this.#waitingCount += 1;
    const mine = this.#turn.then(work).finally(() => {
      this.#waitingCount -= 1;
    });
    this.#turn = mine.catch(() => undefined);
    return await mine;
  }

  #refuseTooMany(): void {
    const { waitMs } = this.#limit;
    if (waitMs > 0) throw tooMany(waitMs);
  }

  #remember(mark: string, principal: Principal): void {
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.set(mark, principal);
  }

  #isSame(left: string, right: string): boolean {
    const [a, b] = [left, right].map((text) =>
      createHmac('sha256', this.#key).update(text).digest(),
    );
    return a !== undefined && b !== undefined && timingSafeEqual(a, b);
  }
}

function wrong(): HttpRefusal {
  return new HttpRefusal(401, 'unauthorized', phrase('The user name, password or token is wrong.'));
}

function tooMany(waitMs: number): HttpRefusal {
  const seconds = Math.ceil(waitMs / 1000);
  const text = phrase('There were too many wrong logins. Try again in {seconds} s.', { seconds });
  return new HttpRefusal(429, 'too_many_requests', text, { 'retry-after': String(seconds) });
}
