/** Remembers how far each running run last said it is, for clients that come late. */

import type { EventEmitter } from 'node:events';

import type { RunId } from '../../shared/run.ts';
import type { RunProgress } from '../../shared/status.ts';
import type { Progress } from '../../shared/worker-protocol.ts';
import type { RunEvents } from './run-events.ts';

export class ProgressBoard {
  readonly #last = new Map<RunId, Progress>();

  constructor(events: EventEmitter<RunEvents>) {
    events.on('progressed', ({ runId, progress }) => this.#last.set(runId, progress));
    events.on('changed', ({ id, state }) => {
      if (state !== 'running') this.#last.delete(id);
    });
  }

  /** Of those that have said something. */
  get all(): readonly RunProgress[] {
    return [...this.#last].map(([runId, progress]) => ({ runId, progress }));
  }
}
