/** How the HTTP API refuses: an error's status, and its body as `application/problem+json` (RFC 9457). */

import {
  AppError,
  type ErrorPayload,
  toErrorPayload,
  WordedError,
} from '../../../shared/errors.ts';
import { say, type Wording } from '../../../shared/phrase.ts';
import { HTTP_STATUS } from '../http-status.ts';

/** A refusal that HTTP has a status of its own for; its message is for the caller. */
export class HttpRefusal extends WordedError {
  override readonly name = 'HttpRefusal';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    wording: Wording,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(wording);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** Anything but an AppError or a HttpRefusal says nothing of itself. */
export function problemResponse(error: unknown): Response {
  if (error instanceof HttpRefusal) {
    const { status, code, wording, headers } = error;
    return response({ status, code, detail: say(wording), field: null }, headers);
  }
  return payloadResponse(toErrorPayload(error));
}

export function payloadResponse({ code, message, field }: ErrorPayload): Response {
  return response({ status: HTTP_STATUS[code], code, detail: message, field }, {});
}

/** What a failed call gave, to be thrown on. */
export function toAppError({ code, message, field }: ErrorPayload): AppError {
  return new AppError(code, message, { field });
}

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly field: string | null;
}

function response(
  { status, code, detail, field }: Problem,
  headers: Readonly<Record<string, string>>,
): Response {
  const title = TITLES[status] ?? 'Refused';
  const body = { type: 'about:blank', title, status, detail, code, field };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  });
}

/** By status. */
export const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  421: 'Misdirected Request',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};
