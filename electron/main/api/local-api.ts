/** The HTTP API for scripts and browsers of this computer: off until its user switches it on. */

import { isDeepStrictEqual } from 'node:util';

import {
  type ApiStatus,
  type ApiScope,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
  type NewApiToken,
} from '../../shared/api-access.ts';
import { AppError } from '../../shared/errors.ts';
import { phrase, say, sayEnglish, type Wording } from '../../shared/phrase.ts';
import { type ApiAccess, loadAccess, saveAccess } from './api-file.ts';
import { Authenticator, makeToken } from './http/authenticator.ts';
import type { HttpApp, HttpAppParts } from './http/http-app.ts';
import { HttpServer } from './http/http-server.ts';
import { RefusalLog } from './http/refusal-log.ts';
import { Sessions } from './http/sessions.ts';
import { hashSecret } from './password-hash.ts';

export interface LocalApiOptions
  extends Pick<
    HttpAppParts,
    'version' | 'call' | 'subscribe' | 'receiveHook' | 'pageFile' | 'onBug'
  > {
  /** `api.json` in the data folder. */
  readonly filePath: string;
  readonly log: (line: string) => void;
  /** The API went on or off, or has a new problem. */
  readonly onChanged: () => void;
  readonly now: () => number;
}

interface Listening {
  readonly server: HttpServer;
  readonly port: number;
  readonly app: HttpApp;
}

export interface SwitchOn {
  readonly port?: number | undefined;
  readonly userName?: string | undefined;
  readonly password?: string | undefined;
}

/** While another program has the port. */
const RETRY_MS = 10_000;
const MAX_TOKENS = 50;

export class LocalApi {
  readonly #options: LocalApiOptions;
  readonly #authenticator = new Authenticator(() => this.#access);
  readonly #sessions = new Sessions();
  readonly #refusals: RefusalLog;
  #access: ApiAccess;
  #problem: Wording | null;
  #listening: Listening | null = null;
  #retryTimer: NodeJS.Timeout | undefined;
  /** One change at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: LocalApiOptions) {
    this.#options = options;
    this.#refusals = new RefusalLog(options.log);
    const { access, problem } = loadAccess(options.filePath);
    this.#access = access;
    this.#problem = problem;
  }

  get status(): ApiStatus {
    const { enabled, port, user, tokens } = this.#access;
    return {
      enabled,
      port,
      url: this.#listening && `http://127.0.0.1:${this.#listening.port}`,
      userName: user?.name ?? null,
      tokens: tokens.map(({ name, scope, createdAtMs }) => ({ name, scope, createdAtMs })),
      problem: this.problem,
    };
  }

  /** Why it does not answer although it should, as a sentence. */
  get problem(): string | null {
    return this.#problem === null ? null : say(this.#problem);
  }

  /** Clients that hear of events or of a log. */
  get streamCount(): number {
    return this.#listening?.app.openStreams.size ?? 0;
  }

  /** Never throws: what keeps it from answering becomes its problem, and is tried again. */
  async start(): Promise<void> {
    await this.#inTurn(() => this.#tryListen());
  }

  async stop(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#close();
      this.#refusals.stop();
    });
  }

  /**
   * Answers once it can be reached; nothing has changed when it throws.
   *
   * @throws AppError `invalid_input` without a password, `conflict` when the port is taken
   */
  async switchOn(request: SwitchOn): Promise<ApiStatus> {
    return await this.#inTurn(async () => {
      const user = await this.#userOf(request);
      const port = request.port ?? this.#access.port;
      const access: ApiAccess = { ...this.#access, enabled: true, port, user };
      if (user === null && access.tokens.length === 0)
        throw new AppError(
          'invalid_input',
          phrase('Expected a user name with a password, or a token.'),
        );
      const next = this.#listening?.port === port ? null : await this.#listen(port);
      try {
        this.#save(access);
      } catch (error) {
        await next?.server.stop();
        throw error;
      }
      if (request.password !== undefined) this.#endLogins();
      if (next) {
        await this.#close();
        this.#listening = next;
      }
      this.#tell(null);
      return this.status;
    });
  }

  async switchOff(): Promise<ApiStatus> {
    return await this.#inTurn(async () => {
      this.#save({ ...this.#access, enabled: false });
      await this.#close();
      this.#endLogins();
      this.#tell(null);
      return this.status;
    });
  }

  /** @throws AppError `conflict` when the name is taken */
  async addToken(name: string, scope: ApiScope): Promise<NewApiToken> {
    return await this.#inTurn(async () => {
      const { tokens } = this.#access;
      if (tokens.some((token) => token.name === name))
        throw new AppError('conflict', phrase('There is a token `{name}` already.', { name }), {
          field: 'name',
        });
      if (tokens.length >= MAX_TOKENS)
        throw new AppError(
          'conflict',
          phrase('There are {count} tokens, and no more can be added.', {
            count: MAX_TOKENS,
          }),
        );
      const { token, id } = makeToken();
      const hash = await hashSecret(token);
      const made = { id, name, scope, createdAtMs: this.#options.now(), hash };
      this.#save({ ...this.#access, tokens: [...tokens, made] });
      this.#options.onChanged();
      return { token };
    });
  }

  /** @throws AppError `not_found` */
  async removeToken(name: string): Promise<void> {
    await this.#inTurn(async () => {
      const tokens = this.#access.tokens.filter((token) => token.name !== name);
      if (tokens.length === this.#access.tokens.length)
        throw new AppError('not_found', phrase('There is no token `{name}`.', { name }));
      this.#save({ ...this.#access, tokens });
      this.#authenticator.forget();
      this.#endStreams();
      this.#options.onChanged();
    });
  }

  async #userOf({ userName, password }: SwitchOn): Promise<ApiAccess['user']> {
    const { user } = this.#access;
    const name = userName ?? user?.name;
    if (password === undefined) {
      if (name === user?.name) return user;
      throw new AppError('invalid_input', phrase('Expected a password for the new user name.'), {
        field: 'password',
      });
    }
    if (name === undefined)
      throw new AppError('invalid_input', phrase('Expected a user name.'), { field: 'userName' });
    if (password.length < MIN_PASSWORD_LENGTH || password.length > MAX_PASSWORD_LENGTH) {
      const text = phrase('Expected a password of {min} to {max, number} characters.', {
        min: MIN_PASSWORD_LENGTH,
        max: MAX_PASSWORD_LENGTH,
      });
      throw new AppError('invalid_input', text, { field: 'password' });
    }
    return { name, hash: await hashSecret(password) };
  }

  async #tryListen(): Promise<void> {
    if (!this.#access.enabled || this.#listening) return;
    try {
      this.#listening = await this.#listen(this.#access.port);
      this.#tell(null);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (!isDeepStrictEqual(this.#problem, error.wording)) this.#tell(error.wording);
      this.#retryTimer = setTimeout(() => void this.start(), RETRY_MS);
    }
  }

  async #listen(port: number): Promise<Listening> {
    const { onBug } = this.#options;
    const parts = {
      ...this.#options,
      authenticator: this.#authenticator,
      sessions: this.#sessions,
      refusals: this.#refusals,
    };
    // Nobody who leaves the API off pays for it.
    const { createListener } = await import('./http/create-listener.ts');
    const { app, listener } = createListener(parts, port);
    const server = await HttpServer.listen(port, listener, onBug);
    return { server, port, app };
  }

  async #close(): Promise<void> {
    clearTimeout(this.#retryTimer);
    const listening = this.#listening;
    this.#endStreams();
    this.#listening = null;
    listening?.app.stop();
    await listening?.server.stop();
  }

  #save(access: ApiAccess): void {
    saveAccess(this.#options.filePath, access);
    this.#access = access;
  }

  #endLogins(): void {
    this.#authenticator.forget();
    this.#sessions.endAll();
    this.#endStreams();
  }

  /** Whoever may go on comes back. */
  #endStreams(): void {
    for (const stream of this.#listening?.app.openStreams ?? []) stream.end();
  }

  #tell(problem: Wording | null): void {
    this.#problem = problem;
    const at = this.#listening ? `answers at ${this.status.url}` : 'is off';
    this.#options.log(
      `The API ${problem === null ? at : `does not answer: ${sayEnglish(problem)}`}`,
    );
    this.#options.onChanged();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}
