/** Lets requests in: by credentials in their header, or by a login of the browser panel. */

import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';

import { AppError } from '../../../shared/errors.ts';
import { phrase } from '../../../shared/phrase.ts';
import type { Authenticator, Principal } from './authenticator.ts';
import { HttpRefusal } from './problem.ts';
import { readBody } from './read-input.ts';
import { SESSION_COOKIE, SESSION_HEADER, SESSION_MS, type Sessions } from './sessions.ts';

const COOKIE = { httpOnly: true, sameSite: 'Strict', path: '/api' } as const;

/** Not strict and without words, since an error would quote what was sent. */
const loginSchema = z.object({ userName: z.string().max(1_000), password: z.string().max(10_000) });

export class SessionGate {
  readonly #authenticator: Authenticator;
  readonly #sessions: Sessions;

  constructor(authenticator: Authenticator, sessions: Sessions) {
    this.#authenticator = authenticator;
    this.#sessions = sessions;
  }

  /** True for what the browser panel sends, also before it has logged in. */
  static isPanel({ req }: Context): boolean {
    return req.header(SESSION_HEADER) !== undefined;
  }

  /** @throws HttpRefusal 401 or 429 */
  async principal(context: Context): Promise<Principal> {
    const authorization = context.req.header('authorization');
    if (authorization !== undefined) return await this.#authenticator.byHeader(authorization);
    const token = context.req.header(SESSION_HEADER);
    const cookie = getCookie(context, SESSION_COOKIE);
    const principal =
      token !== undefined && cookie !== undefined && this.#sessions.principal(cookie, token);
    if (principal) return principal;
    throw new HttpRefusal(
      401,
      'unauthorized',
      phrase('This needs a user name and password, or a token.'),
    );
  }

  /** 201 with the half of the login that the page keeps; the other one is the cookie. */
  async logIn(context: Context): Promise<Response> {
    const login = loginSchema.safeParse(await readBody(context.req.raw));
    if (!login.success)
      throw new AppError('invalid_input', 'Expected `userName` and `password`, both as texts.');
    const { userName, password } = login.data;
    const { name } = await this.#authenticator.byPassword(userName, password);
    const { cookie, token } = this.#sessions.begin(name);
    setCookie(context, SESSION_COOKIE, cookie, { ...COOKIE, maxAge: SESSION_MS / 1000 });
    return context.json({ token, userName: name }, 201);
  }

  async logOut(context: Context): Promise<Response> {
    await this.principal(context);
    const cookie = getCookie(context, SESSION_COOKIE);
    if (cookie !== undefined) this.#sessions.end(cookie);
    deleteCookie(context, SESSION_COOKIE, COOKIE);
    return context.body(null, 204);
  }
}
