/** How the command line fails: which words go to stderr, and with which exit code. */

import { AppError } from '../shared/errors.ts';

export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  notRunning: 3,
  /** Of `run --wait`, after sysexits' EX_TEMPFAIL: skipped or missed. */
  notStarted: 75,
  /** As of timeout(1). */
  timedOut: 124,
  /** As of a shell whose command cannot be executed. */
  startFailed: 126,
  /** As of a program that Ctrl C ended. */
  stopped: 130,
} as const;

/** Wrong use of the command line; the message says what was expected. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Nobody answers on the control socket. */
export class NotRunningError extends Error {
  override readonly name = 'NotRunningError';
  readonly socketPath: string;

  constructor(socketPath: string, options?: ErrorOptions) {
    super('CronPilot is not running. Start it: cronpilot start', options);
    this.socketPath = socketPath;
  }
}

export interface Failure {
  readonly exitCode: number;
  readonly message: string;
}

/** @param command the one that was asked for; null when there is none of that name */
export function toFailure(
  error: unknown,
  verbose: boolean,
  command: string | null = null,
): Failure {
  if (error instanceof UsageError) {
    const see = ['See: cronpilot help', ...(command === null ? [] : [command])].join(' ');
    return { exitCode: EXIT.usage, message: `${error.message}\n${see}` };
  }
  if (error instanceof NotRunningError) {
    const place = verbose ? `\nNobody answers on ${error.socketPath}` : '';
    return { exitCode: EXIT.notRunning, message: `${error.message}${place}` };
  }
  if (error instanceof AppError) return { exitCode: EXIT.failed, message: withField(error) };
  const cause = error instanceof Error ? error : new Error(String(error));
  return { exitCode: EXIT.failed, message: (verbose && cause.stack) || cause.message };
}

/** The window marks the field; here its name has to say which one it is. */
function withField({ field, message }: AppError): string {
  return field === null || message.includes(field) ? message : `${field}: ${message}`;
}
