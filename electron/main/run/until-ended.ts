/** Waits for runs to end, though not for ever. */

import { type EventEmitter, on } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

import { isActive, type Run, type RunId } from '../../shared/run.ts';
import type { RunEvents } from './run-events.ts';

/** Resolves when all of them have ended, or once the patience is over. Call before they can end. */
export async function untilEnded(
  events: EventEmitter<RunEvents>,
  runIds: readonly RunId[],
  patienceMs: number,
): Promise<void> {
  const over = new AbortController();
  const ends = runIds.map((runId) => untilOneEnded(events, runId, over.signal));
  await Promise.race([Promise.all(ends), delay(patienceMs, undefined, { signal: over.signal })]);
  over.abort();
  await Promise.allSettled(ends);
}

async function untilOneEnded(
  events: EventEmitter<RunEvents>,
  runId: RunId,
  signal: AbortSignal,
): Promise<void> {
  for await (const [run] of on(events, 'changed', { signal }) as AsyncIterable<[Run]>) {
    if (run.id === runId && !isActive(run.state)) return;
  }
}
