/** Makes a task's request, follows where it leads, and judges the answer. */

import { networkInterfaces } from 'node:os';
import type { Readable } from 'node:stream';
import { type Dispatcher, request } from 'undici';

import manifest from '../../../package.json' with { type: 'json' };
import { WordedError } from '../../shared/errors.ts';
import { isOnline } from '../../shared/is-online.ts';
import { phrase, sayEnglish, type Wording } from '../../shared/phrase.ts';
import type { ActionOf } from '../../shared/task-action.ts';
import type { TaskPlan, TaskReport } from '../../shared/worker-protocol.ts';
import { CONNECT_TIMEOUT_MS, createDispatcher } from './dispatcher.ts';
import { type DescribedFailure, describeRequestFailure, isAboutDates } from './failure-words.ts';
import { firstHop } from './first-hop.ts';
import { LinePatterns } from './line-patterns.ts';
import { readCertificateDates } from './read-certificate.ts';
import { decideRedirect, type Hop } from './redirect.ts';
import { decodedBody } from './response-body.ts';
import { retryAfterMs } from './retry-after.ts';
import { includesStatus } from './status-codes.ts';

const MAX_REDIRECTS = 10;
/** A server that is silent for longer is given up, unless the task has a time limit of its own. */
const SILENCE_TIMEOUT_MS = 300_000;
/** Of an answer's headers these tell the reader of a log something. */
const SHOWN_HEADERS = [
  'date',
  'server',
  'content-type',
  'content-encoding',
  'content-length',
  'last-modified',
  'etag',
  'location',
  'retry-after',
  'www-authenticate',
];

type Answer = Dispatcher.ResponseData;
type HttpAction = ActionOf<'http'>;

/** Why there is no answer to judge, as a sentence. */
class RequestFailed extends WordedError {}

/** The head and the body of the answer go to standard output. */
export async function runRequest(
  action: HttpAction,
  { env, secrets, timeoutMs }: TaskPlan,
  signal: AbortSignal,
): Promise<TaskReport> {
  const silenceTimeoutMs = timeoutMs === null ? SILENCE_TIMEOUT_MS : 0;
  let url: URL | null = null;
  try {
    const first = firstHop(action, manifest.version);
    if (!first)
      throw new RequestFailed(
        phrase('Expected an address like https://example.org:8080/ping, got `{address}`.', {
          address: action.url,
        }),
      );
    ({ url } = first);
    const dispatcher = createDispatcher({ ...action, silenceTimeoutMs }, env);
    const send = async (hop: Hop): Promise<Answer> => {
      ({ url } = hop);
      return await sendHop(hop, dispatcher, signal);
    };
    const isSecret = (text: string): boolean => secrets.some((secret) => text.includes(secret));
    const answer = await follow(first, action.followRedirects, send, isSecret);
    return await judge(answer, action, secrets);
  } catch (error) {
    const { reasonCode, message } =
      error instanceof RequestFailed
        ? { reasonCode: 'http_error' as const, message: error.wording }
        : await explain(error, url, silenceTimeoutMs);
    await print(`\n${sayEnglish(message)}\n`);
    return failure(reasonCode, message);
  }
}

/** Looks at the computer and at the server for what the error does not tell. */
async function explain(
  error: unknown,
  url: URL | null,
  silenceTimeoutMs: number,
): Promise<DescribedFailure> {
  return describeRequestFailure(error, {
    host: url?.host ?? '',
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
    silenceTimeoutMs,
    isOnline: isOnline(networkInterfaces()),
    certificate: url && isAboutDates(error) ? await readCertificateDates(url) : null,
    nowMs: Date.now(),
  });
}

/** Resolves with the first answer that points nowhere else. */
async function follow(
  first: Hop,
  isAllowed: boolean,
  send: (hop: Hop) => Promise<Answer>,
  isSecret: (text: string) => boolean,
): Promise<Answer> {
  const path = [first.url.href];
  for (let hop = first; ; ) {
    const answer = await send(hop);
    const location = isAllowed ? headerOf(answer, 'location') : undefined;
    const decision = decideRedirect(hop, answer.statusCode, location, isSecret);
    if (decision.kind === 'final') return answer;
    await answer.body.dump();
    if (decision.kind === 'refuse') throw new RequestFailed(decision.why);
    const { href } = decision.hop.url;
    if (path.includes(href) && decision.hop.method === hop.method)
      throw new RequestFailed(
        phrase('The redirects go in a circle: {path}.', { path: [...path, href].join(' → ') }),
      );
    if (path.length > MAX_REDIRECTS)
      throw new RequestFailed(
        phrase('The server redirected more than {count} times, last to {address}.', {
          count: MAX_REDIRECTS,
          address: href,
        }),
      );
    path.push(href);
    ({ hop } = decision);
  }
}

async function sendHop(hop: Hop, dispatcher: Dispatcher, signal: AbortSignal): Promise<Answer> {
  const { method, url, headers, body } = hop;
  await print(`${method} ${url.href}\n`);
  const sentAtMs = performance.now();
  const answer = await request(url, {
    dispatcher,
    method: method as Dispatcher.HttpMethod,
    headers,
    body,
    signal,
  });
  const tookMs = Math.round(performance.now() - sentAtMs);
  const shown = SHOWN_HEADERS.flatMap((name) => {
    const value = headerOf(answer, name);
    return value === undefined ? [] : [`${name}: ${value}\n`];
  });
  await print(`HTTP ${statusOf(answer)} after ${tookMs} ms\n${shown.join('')}\n`);
  return answer;
}

async function judge(
  answer: Answer,
  action: HttpAction,
  secrets: readonly string[],
): Promise<TaskReport> {
  const patterns = new LinePatterns(action.bodyMustMatch, action.bodyMustNotMatch, secrets);
  const isBodiless = action.method === 'HEAD' || [204, 304].includes(answer.statusCode);
  const encoding = isBodiless ? undefined : headerOf(answer, 'content-encoding');
  await showBody(decodedBody(answer.body, encoding), patterns);
  if (!includesStatus(action.expectedStatus, answer.statusCode)) {
    const waitMs = retryAfterMs(answer.statusCode, headerOf(answer, 'retry-after'), Date.now());
    const message = phrase('The server answered {status}; expected {wanted}.', {
      status: statusOf(answer),
      wanted: action.expectedStatus,
    });
    return { ...failure('http_status', message), retryAfterMs: waitMs };
  }
  const objection = patterns.objection();
  if (objection !== null) return failure('http_body', objection);
  return { succeeded: true, reasonCode: null, message: null, retryAfterMs: null };
}

/** Never holds more than a piece. */
async function showBody(body: Readable, patterns: LinePatterns): Promise<void> {
  let bytes = 0;
  let lastByte: number | undefined;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    patterns.push(chunk);
    bytes += chunk.length;
    lastByte = chunk.at(-1) ?? lastByte;
    await print(chunk);
  }
  const gap = lastByte === undefined || lastByte === 0x0a ? '' : '\n';
  await print(`${gap}${bytes.toLocaleString('en')} bytes received.\n`);
}

function failure(reasonCode: NonNullable<TaskReport['reasonCode']>, message: Wording): TaskReport {
  return { succeeded: false, reasonCode, message, retryAfterMs: null };
}

function headerOf({ headers }: Answer, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

function statusOf({ statusCode, statusText }: Answer): string {
  return `${statusCode} ${statusText}`.trim();
}

/** Resolves when it is written, so that a server cannot outrun the disk. */
function print(text: string | Buffer): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}
