/** Serves the calls and events of the contract over a socket that only this user can open. */

import { chmodSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { AppError, type Result, toErrorPayload } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import { claimSocket } from './claim-socket.ts';
import { type Subscribe, streamEvents } from './event-stream.ts';
import { answerHook, hookTokenIn, type ReceiveHook } from './hook-route.ts';
import { HTTP_STATUS } from './http-status.ts';
import { readJsonBody } from './read-body.ts';

export interface ControlServerOptions {
  /** A Unix socket, or a named pipe on Windows. */
  readonly socketPath: string;
  /** Answers a call of the contract; must not reject. */
  readonly call: (name: string, request: unknown) => Promise<Result<unknown>>;
  readonly subscribe: Subscribe;
  readonly receiveHook: ReceiveHook;
  /** Hears of errors that are neither the client's nor the user's. */
  readonly onBug: (error: unknown) => void;
}

const CALL_PATH = /^\/call\/([\w.-]{1,100})$/;
const MAX_CONNECTIONS = 100;
const REQUEST_TIMEOUT_MS = 30_000;
/** How long calls that are being answered may take once the server is stopping. */
const STOP_PATIENCE_MS = 1_000;

/**
 * `POST /call/NAME` with a JSON body answers with a Result as JSON; `GET /events` answers with one
 * line of JSON, `{ name, payload }`, for each event from then on. `POST /hook/TOKEN` starts a task.
 */
export class ControlServer {
  readonly #options: ControlServerOptions;
  readonly #server: Server;
  readonly #streams = new Set<ServerResponse>();

  constructor(options: ControlServerOptions) {
    this.#options = options;
    this.#server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
      void this.#answer(request, response);
    });
    this.#server.maxConnections = MAX_CONNECTIONS;
    this.#server.on('clientError', refuseGarbage);
  }

  /**
   * Resolves when clients can connect.
   * @throws AppError `conflict` when another CronPilot serves the same socket, `unavailable` when
   *   the socket cannot be made.
   */
  async start(): Promise<void> {
    const { socketPath } = this.#options;
    if (isPipe(socketPath)) return this.#listen(socketPath);
    await claimSocket(socketPath);
    // The socket's file is made while `listen` is called, so it is never open to others.
    const umask = process.umask(0o177);
    const listening = this.#listen(socketPath);
    process.umask(umask);
    await listening;
    chmodSync(socketPath, 0o600);
  }

  /** Ends every stream, lets calls be answered, then closes and removes the socket. */
  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const stream of this.#streams) stream.end();
    this.#server.closeIdleConnections();
    const patience = setTimeout(() => this.#server.closeAllConnections(), STOP_PATIENCE_MS);
    await closed;
    clearTimeout(patience);
  }

  #listen(socketPath: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', (error: NodeJS.ErrnoException) => reject(toAppError(error)));
      this.#server.listen(socketPath, () => {
        this.#server.removeAllListeners('error');
        this.#server.on('error', this.#options.onBug);
        resolve();
      });
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => response.destroy());
    try {
      if (request.url === '/events') return this.#answerEvents(request, response);
      const token = hookTokenIn(request.url);
      if (token !== null) {
        return await answerHook(request, response, token, this.#options.receiveHook);
      }
      const name = CALL_PATH.exec(request.url ?? '')?.[1];
      if (name === undefined)
        throw new AppError('not_found', 'CronPilot serves /call/NAME, /events and /hook/TOKEN.');
      expectMethod(request, 'POST');
      expectJson(request);
      const body = await readJsonBody(request);
      send(response, await this.#options.call(name, body));
    } catch (error) {
      if (request.errored) return;
      if (!(error instanceof AppError)) this.#options.onBug(error);
      send(response, { ok: false, error: toErrorPayload(error) });
    }
  }

  #answerEvents(request: IncomingMessage, response: ServerResponse): void {
    expectMethod(request, 'GET');
    this.#streams.add(response);
    response.once('close', () => this.#streams.delete(response));
    streamEvents(response, this.#options.subscribe);
  }
}

function expectMethod(request: IncomingMessage, method: string): void {
  if (request.method === method) return;
  throw new AppError(
    'invalid_input',
    `Expected the method to be ${method}, got ${request.method}.`,
  );
}

function expectJson(request: IncomingMessage): void {
  const type = request.headers['content-type'] ?? 'nothing';
  if (/^application\/json *(;|$)/i.test(type)) return;
  throw new AppError(
    'invalid_input',
    `Expected the content type to be application/json, got ${type}.`,
  );
}

function send(response: ServerResponse, result: Result<unknown>): void {
  if (response.destroyed) return;
  const body = JSON.stringify(result);
  response.writeHead(result.ok ? 200 : HTTP_STATUS[result.error.code], {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(body);
}

/** Answers what is not HTTP, so far as its sender still listens. */
function refuseGarbage(_error: Error, socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  else socket.destroy();
}

function toAppError(error: NodeJS.ErrnoException): AppError {
  return error.code === 'EADDRINUSE'
    ? new AppError('conflict', phrase('Another CronPilot already runs with this data folder.'), {
        cause: error,
      })
    : new AppError(
        'unavailable',
        phrase('The control socket cannot be made ({code}).', { code: error.code ?? '' }),
        { cause: error },
      );
}

function isPipe(socketPath: string): boolean {
  return socketPath.startsWith('\\\\.\\pipe\\');
}
