/** The HTTP API and the browser panel as one Hono application: guards in front, then the routes. */

import { readFile } from 'node:fs/promises';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';

import { scopeAllows } from '../../../shared/api-access.ts';
import type { Result } from '../../../shared/errors.ts';
import type { CallName, RequestInput, Response as Answer } from '../../../shared/ipc-contract.ts';
import { inUserLanguage } from '../../language.ts';
import type { Subscribe } from '../event-stream.ts';
import type { ReceiveHook } from '../hook-route.ts';
import type { Authenticator, Principal } from './authenticator.ts';
import { callRoute } from './call-route.ts';
import { contractRoutes } from './contract-routes.ts';
import type { OpenApiDocument } from './description/openapi-document.ts';
import { docsPage } from './docs-page.ts';
import { EventFeed } from './event-feed.ts';
import { eventRoutes } from './event-routes.ts';
import type { EventSink } from './event-stream.ts';
import { hookRoute } from './hook-route.ts';
import { logRoutes } from './log-routes.ts';
import { missing } from './missing.ts';
import { HttpRefusal, problemResponse, toAppError } from './problem.ts';
import { readInput } from './read-input.ts';
import type { RefusalLog } from './refusal-log.ts';
import { guardRequest } from './request-guard.ts';
import type { Ask, Caller, Route } from './route.ts';
import { SessionGate } from './session-gate.ts';
import type { Sessions } from './sessions.ts';
import { taskRoutes } from './task-routes.ts';

/** A file of the browser panel. */
export interface PageFile {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface HttpAppParts {
  readonly version: string;
  /** Answers a call of the contract; must not reject. */
  readonly call: (name: string, request: unknown) => Promise<Result<unknown>>;
  readonly subscribe: Subscribe;
  readonly receiveHook: ReceiveHook;
  /** Null for an address that is no file of the panel. */
  readonly pageFile: (pathname: string) => PageFile | null;
  readonly authenticator: Authenticator;
  readonly sessions: Sessions;
  readonly refusals: RefusalLog;
  readonly onBug: (error: unknown) => void;
}

interface Env {
  readonly Bindings: HttpBindings;
}

export interface HttpApp {
  readonly fetch: (request: Request, bindings: HttpBindings) => Promise<Response>;
  readonly openStreams: Set<EventSink>;
  /** Hears of nothing any more. */
  readonly stop: () => void;
}

/** Nothing that is answered may be kept, framed, read by another origin or taken for what it is not. */
const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** @param port on which it is reached */
export function createHttpApp(parts: HttpAppParts, port: number): HttpApp {
  const openStreams = new Set<EventSink>();
  const feed = new EventFeed(parts.subscribe, Date.now());
  const ask = askOf(parts.call);
  const gate = new SessionGate(parts.authenticator, parts.sessions);
  const routes = allRoutes(feed, openStreams);
  const app = new Hono<Env>({ strict: false });
  app.onError((error, context) => refuse(error, context, parts));
  app.notFound((context) => {
    throw missing(context.req.path, routes);
  });
  // Who looks at the panel reads its user's language, scripts read English.
  app.use((context, next) => (SessionGate.isPanel(context) ? inUserLanguage(next) : next()));
  app.use(async (context, next) => {
    guardRequest(context.req.raw, port, !isApi(context));
    await next();
  });
  const description = describeOnce(routes, parts.version);
  app.get('/api/openapi.json', async (context) => context.json(await description()));
  app.get('/api/docs', async () => docsPage(await description()));
  app.post('/api/session', (context) => gate.logIn(context));
  app.delete('/api/session', (context) => gate.logOut(context));
  app.get('/api/session', async (context) => context.json(await gate.principal(context)));
  for (const route of routes) {
    app.on(route.method.toUpperCase(), `/api${honoPath(route.path)}`, async (context) => {
      allow(await gate.principal(context), route);
      const input = await readInput(route, context.req.raw, context.req.param());
      return respond(await route.answer(input, ask, callerOf(context)), route);
    });
  }
  app.post('/api/call/:name', async (context) =>
    callRoute(context, await gate.principal(context), parts.call, feed),
  );
  // Its token is all that it needs, as on the control socket.
  app.post('/hook/:token', (context) => hookRoute(context, parts.receiveHook));
  app.get('*', async (context) => await servePage(context, parts));
  return {
    fetch: async (request, bindings) => guarded(await app.fetch(request, bindings)),
    openStreams,
    stop: () => feed.stop(),
  };
}

function guarded(response: Response): Response {
  for (const [name, value] of Object.entries(HEADERS))
    if (!response.headers.has(name)) response.headers.set(name, value);
  return response;
}

/** What it is made of is loaded when somebody asks for it. */
function describeOnce(routes: readonly Route[], version: string): () => Promise<OpenApiDocument> {
  let made: Promise<OpenApiDocument> | undefined;
  return () =>
    (made ??= import('./description/openapi-document.ts').then(({ openApiDocument }) =>
      openApiDocument(routes, version),
    ));
}

/** Fixed words before fields, so that `/tasks/deleted` is not taken for a task. */
function allRoutes(feed: EventFeed, openStreams: Set<EventSink>): readonly Route[] {
  const fieldCount = ({ path }: Route) => path.split('{').length;
  return [
    ...contractRoutes,
    ...taskRoutes,
    ...logRoutes,
    ...eventRoutes(feed, openStreams),
  ].toSorted((left, right) => fieldCount(left) - fieldCount(right));
}

function askOf(call: HttpAppParts['call']): Ask {
  return async <N extends CallName>(name: N, request: RequestInput<N>) => {
    const result = await call(name, request);
    if (!result.ok) throw toAppError(result.error);
    return result.value as Answer<N>;
  };
}

function allow({ scope }: Principal, route: Route): void {
  if (scopeAllows(scope, route.scope)) return;
  throw new HttpRefusal(
    403,
    'forbidden',
    `This needs a token of scope ${route.scope}, not ${scope}.`,
  );
}

function callerOf({ req, env }: Context<Env>): Caller {
  return {
    method: req.method,
    headers: req.raw.headers,
    disconnect: () => env.outgoing.destroy(),
  };
}

function respond(value: unknown, route: Route): Response {
  if (value instanceof Response) return value;
  if (value === undefined) return new Response(null, { status: 204 });
  return Response.json(value, { status: route.status ?? 200 });
}

async function servePage(context: Context, { pageFile }: HttpAppParts): Promise<Response> {
  const file = isApi(context) ? null : pageFile(context.req.path);
  const content = file && (await readFile(file.path).catch(() => null));
  if (!file || !content) return await context.notFound();
  return new Response(new Uint8Array(content), { headers: { ...file.headers } });
}

function refuse(error: Error, context: Context, { refusals, onBug }: HttpAppParts): Response {
  const response = problemResponse(error);
  const { status } = response;
  // Whoever broke off gets no answer, and that is no bug.
  if (status === 500 && !context.req.raw.signal.aborted) onBug(error);
  if ([401, 403, 413, 421, 429].includes(status))
    refusals.add({
      method: context.req.method,
      // The token of a webhook is a secret.
      path: context.req.path.replace(/^\/hook\/.*/, '/hook/...'),
      status,
      reason: error.message,
    });
  // With a challenge, a browser would ask for a password by itself.
  if (status === 401 && !SessionGate.isPanel(context))
    response.headers.set('www-authenticate', 'Basic realm="CronPilot", charset="UTF-8", Bearer');
  return response;
}

function isApi({ req }: Context): boolean {
  return req.path === '/api' || (req.path.startsWith('/api/') && req.path !== '/api/docs');
}

function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
