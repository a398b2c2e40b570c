/** Answers `POST /hook/TOKEN`, by which others start a task without any other right. */

import type { IncomingMessage, ServerResponse } from 'node:http';

import { AppError, toErrorPayload } from '../../shared/errors.ts';
import type { WebhookAnswer } from '../../shared/webhook.ts';
import { HTTP_STATUS } from './http-status.ts';
import { readJsonBody } from './read-body.ts';

/** @throws AppError */
export type ReceiveHook = (token: string, body: unknown) => WebhookAnswer;

const HOOK_PATH = /^\/hook\/([^/?]*)(\?.*)?$/;
const MAX_BODY_BYTES = 64 * 1024;

/** Null for any other address. */
export function hookTokenIn(url: string | undefined): string | null {
  return HOOK_PATH.exec(url ?? '')?.[1] ?? null;
}

/**
 * 202 with `{ runId }`; 404 for an address that is none, 409 for a disabled task, 429 with
 * Retry-After when there are too many, 400 for values that the task does not take.
 *
 * @throws What is neither the sender's fault nor the database's.
 */
export async function answerHook(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  receive: ReceiveHook,
): Promise<void> {
  if (request.method !== 'POST') return send(response, 405, {}, { allow: 'POST' });
  try {
    // Read whatever the token is worth, so that the time tells nothing of it.
    const body = await readJsonBody(request, MAX_BODY_BYTES);
    const answer = receive(token, body);
    if (answer.kind === 'accepted') return send(response, 202, { runId: answer.runId });
    const retryAfter = String(Math.ceil(answer.retryAfterMs / 1000));
    send(response, 429, {}, { 'retry-after': retryAfter });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    send(response, HTTP_STATUS[error.code], { error: toErrorPayload(error) });
  }
}

function send(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.destroyed) return;
  const body = JSON.stringify(value);
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(body);
}
