/** Ports for servers that start later, or once more: tests that run at once get different ones. */

import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** Below those that a system gives to clients and to whoever listens on any. */
const FIRST_PORT = 20_000;
const PORT_COUNT = 10_000;
/** Another address of this computer, where a port can be taken and yet stay free on the usual ones. */
const CLAIM_HOST = '127.46.81.2';
const NO_ADDRESS = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/** One on which nothing listens now, and that nobody else gets from here until this process ends. */
export async function freePort(firstPort = FIRST_PORT, portCount = PORT_COUNT): Promise<number> {
  for (;;) {
    const port = firstPort + randomInt(portCount);
    const claim = await listen(port, CLAIM_HOST);
    if (claim === 'taken') continue;
    if ((await isFree(port, '127.0.0.1')) && (await isFree(port, '::1'))) return port;
    if (claim !== 'no address') claim.close();
  }
}

async function isFree(port: number, host: string): Promise<boolean> {
  const server = await listen(port, host);
  if (server === 'taken') return false;
  if (server === 'no address') return true;
  await new Promise((resolve) => server.close(resolve));
  return true;
}

/** Keeps no process alive. */
function listen(port: number, host: string): Promise<Server | 'taken' | 'no address'> {
  return new Promise((resolve, reject) => {
    const server = createServer().unref();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      else if (NO_ADDRESS.includes(error.code ?? '')) resolve('no address');
      else reject(error);
    });
    server.listen({ host, port, ipv6Only: true }, () => resolve(server));
  });
}
