/** Runs of requests, with the defaults of a task. */

import { taskActionSchema } from '../../electron/shared/task-action.ts';
import type { RunSpec } from '../../electron/shared/worker-protocol.ts';
import { makeSpec } from './fork-worker.ts';

interface Request {
  readonly [field: string]: unknown;
}

export function httpSpec(
  url: string,
  request: Request = {},
  change: Partial<RunSpec> = {},
): RunSpec {
  const action = taskActionSchema.parse({ kind: 'http', url, ...request });
  return makeSpec('', { action, stopWithApp: true, endsWithApp: true, ...change });
}
