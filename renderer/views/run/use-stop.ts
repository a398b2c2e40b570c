/** Stops a run, politely first, and knows how long it has until it is killed. */

import { useState } from 'react';

import type { Run } from '../../../electron/shared/run.ts';
import { attempt } from '../../attempt.ts';
import { call } from '../../ipc.ts';

export interface Stopping {
  /** The run was asked to stop, by whoever. */
  readonly isStopping: boolean;
  /** Epoch ms when this page asked; null when somebody else did. */
  readonly sinceMs: number | null;
  readonly stop: () => void;
  readonly kill: () => void;
}

export function useStop(run: Run): Stopping {
  const [sinceMs, setSinceMs] = useState<number | null>(null);
  const send = async (force: boolean) => {
    if (!force) setSinceMs(Date.now());
    const done = await attempt(call('runs.stop', { runId: run.id, force }));
    if (done === null && !force) setSinceMs(null);
  };
  return {
    // A running run has a reason only while it is being stopped.
    isStopping: run.state === 'running' && (sinceMs !== null || run.reason !== null),
    sinceMs,
    stop: () => void send(false),
    kill: () => void send(true),
  };
}
