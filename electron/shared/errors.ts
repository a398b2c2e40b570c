/** Errors that CronPilot reports on purpose, and their form on a process boundary. */

import { t } from './i18n.ts';
import { say, sayEnglish, type Wording } from './phrase.ts';

export type ErrorCode =
  | 'invalid_input'
  | 'not_found'
  | 'conflict'
  | 'unavailable'
  | 'forbidden'
  | 'internal';

/** Its message is English, for logs and scripts; its wording is for whoever reads it. */
export class WordedError extends Error {
  readonly wording: Wording;

  constructor(wording: Wording, options?: ErrorOptions) {
    super(sayEnglish(wording), options);
    this.wording = wording;
  }
}

/** A failure the user can understand and act on. Every other Error is a bug. */
export class AppError extends WordedError {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  /** Dotted path of the rejected field (`schedules.0.pattern`), null where no field is to blame. */
  readonly field: string | null;

  constructor(
    code: ErrorCode,
    wording: Wording,
    options?: ErrorOptions & { readonly field?: string | null },
  ) {
    super(wording, options);
    this.code = code;
    this.field = options?.field ?? null;
  }
}

/** What it says to the user; the words of a system or a library are as they are. */
export function wordingOf(error: unknown): Wording {
  if (error instanceof WordedError) return error.wording;
  return error instanceof Error ? error.message : String(error);
}

/** What an error keeps when it crosses a process boundary. */
export interface ErrorPayload {
  readonly code: ErrorCode;
  readonly message: string;
  readonly field: string | null;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorPayload };

/**
 * In the language that is spoken now. Hides the message of anything but an AppError, since it may
 * hold a path or a secret.
 */
export function toErrorPayload(error: unknown): ErrorPayload {
  if (error instanceof AppError) {
    return { code: error.code, message: say(error.wording), field: error.field };
  }
  return {
    code: 'internal',
    message: t('Something went wrong inside CronPilot. Its own log has the details.'),
    field: null,
  };
}

/** The opposite of `toErrorPayload`, for the side that receives. */
export function fromErrorPayload(payload: ErrorPayload): AppError {
  return new AppError(payload.code, payload.message, { field: payload.field });
}

/** Fails to compile when a case of a union is left out. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
