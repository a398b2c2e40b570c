/** Writes events to a client of the control socket, one JSON line each. */

import type { ServerResponse } from 'node:http';

/** A client that reads nothing loses its stream when this much waits for it. */
const MAX_WAITING_BYTES = 8 * 1024 * 1024;

export type Subscribe = (listener: (name: string, payload: unknown) => void) => () => void;

/** Ends when either side closes. The client hears of everything after it got the headers. */
export function streamEvents(response: ServerResponse, subscribe: Subscribe): void {
  const unsubscribe = subscribe((name, payload) => {
    if (response.writableLength > MAX_WAITING_BYTES) response.destroy();
    else response.write(`${JSON.stringify({ name, payload })}\n`);
  });
  response.once('close', unsubscribe);
  response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
  response.flushHeaders();
}
