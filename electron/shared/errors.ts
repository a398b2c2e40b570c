/** Errors that CronPilot reports on purpose, and their form on a process boundary. */

export type ErrorCode =
  | 'invalid_input'
  | 'not_found'
  | 'conflict'
  | 'unavailable'
  | 'forbidden'
  | 'internal';

/** A failure the user can understand and act on. Every other Error is a bug. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  /** Dotted path of the rejected field (`schedules.0.pattern`), null where no field is to blame. */
  readonly field: string | null;

  constructor(
    code: ErrorCode,
    message: string,
    options?: ErrorOptions & { readonly field?: string | null },
  ) {
    super(message, options);
    this.code = code;
    this.field = options?.field ?? null;
  }
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

/** Hides the message of anything but an AppError, since it may hold a path or a secret. */
export function toErrorPayload(error: unknown): ErrorPayload {
  if (error instanceof AppError) {
    return { code: error.code, message: error.message, field: error.field };
  }
  return {
    code: 'internal',
    message: 'Something went wrong inside CronPilot. Its own log has the details.',
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
