/** The HTTP application as a listener of Node's server. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';

import { createHttpApp, type HttpApp, type HttpAppParts } from './http-app.ts';
import { HttpRefusal, problemResponse } from './problem.ts';

interface HttpListener {
  readonly app: HttpApp;
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
}

export function createListener(parts: HttpAppParts, port: number): HttpListener {
  const app = createHttpApp(parts, port);
  const answer = getRequestListener(
    (request, bindings) => app.fetch(request, bindings as HttpBindings),
    {
      overrideGlobalObjects: false,
      errorHandler: () => problemResponse(new HttpRefusal(400, 'invalid_input', 'Bad request.')),
    },
  );
  return { app, listener: (...both) => void answer(...both) };
}
