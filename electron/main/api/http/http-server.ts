/** Listens on both loopback addresses of one port, and on no other. */

import { createServer, type RequestListener, type Server } from 'node:http';
import type { Duplex } from 'node:stream';

import { AppError } from '../../../shared/errors.ts';
import { phrase } from '../../../shared/phrase.ts';

const MAX_CONNECTIONS = 100;
const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 10_000;
/** How often the two are looked at: whoever sends nothing takes the place of others so long. */
const CHECK_EVERY_MS = 2_000;
/** How long requests that are being answered may take once the server is stopping. */
const STOP_PATIENCE_MS = 1_000;

/** The system has no IPv6. */
const NO_ADDRESS = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'];

export class HttpServer {
  readonly #servers: readonly Server[];

  private constructor(servers: readonly Server[]) {
    this.#servers = servers;
  }

  /**
   * Resolves when it answers on 127.0.0.1 and, where there is IPv6, on ::1.
   *
   * @throws AppError `conflict` when another program has the port on either, `unavailable` otherwise
   */
  static async listen(
    port: number,
    listener: RequestListener,
    onBug: (error: unknown) => void,
  ): Promise<HttpServer> {
    const servers: Server[] = [];
    try {
      for (const host of ['127.0.0.1', '::1']) {
        const server = createServer(
          {
            requestTimeout: REQUEST_TIMEOUT_MS,
            headersTimeout: HEADERS_TIMEOUT_MS,
            connectionsCheckingInterval: CHECK_EVERY_MS,
          },
          listener,
        );
        server.maxConnections = MAX_CONNECTIONS;
        server.on('clientError', refuseGarbage);
        if (await listenOn(server, host, port)) servers.push(server);
      }
    } catch (error) {
      await new HttpServer(servers).stop();
      throw error;
    }
    for (const server of servers) server.on('error', onBug);
    return new HttpServer(servers);
  }

  /** Lets requests be answered for a moment, then closes every connection. */
  async stop(): Promise<void> {
    await Promise.all(
      this.#servers.map(async (server) => {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        server.closeIdleConnections();
        const patience = setTimeout(() => server.closeAllConnections(), STOP_PATIENCE_MS);
        await closed;
        clearTimeout(patience);
      }),
    );
  }
}

/** False where the address does not exist. */
function listenOn(server: Server, host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isMissing = host === '::1' && NO_ADDRESS.includes(error.code ?? '');
      if (isMissing) resolve(false);
      else reject(toAppError(error, port));
    });
    server.listen({ host, port, ipv6Only: true }, () => {
      server.removeAllListeners('error');
      resolve(true);
    });
  });
}

function toAppError(cause: NodeJS.ErrnoException, port: number): AppError {
  if (cause.code !== 'EADDRINUSE') {
    const text = phrase('The API cannot listen on port {port} ({code}).', {
      port,
      code: cause.code ?? '',
    });
    return new AppError('unavailable', text, { cause });
  }
  const text = phrase(
    'Another program uses port {port} on this computer. End it, or choose another port.',
    { port },
  );
  return new AppError('conflict', text, { cause, field: 'port' });
}

/** Answers what is not HTTP, so far as its sender still listens. */
function refuseGarbage(_error: Error, socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  else socket.destroy();
}
