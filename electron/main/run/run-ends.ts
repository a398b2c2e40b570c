/** Writes how a run ended and frees what it held. */

import { isActive, type RunId } from '../../shared/run.ts';
import { removeControlFolder } from './control-folders.ts';
import type { SettlingEnd } from './outcome.ts';
import type { RunParts } from './run-parts.ts';
import type { RunStarts } from './run-starts.ts';
import { toSettledRow } from './settle-run.ts';

export class RunEnds {
  readonly #parts: RunParts;
  readonly #starts: RunStarts;

  constructor(parts: RunParts, starts: RunStarts) {
    this.#parts = parts;
    this.#starts = starts;
  }

  /** A second end of the same run changes nothing. */
  settle(runId: RunId, end: SettlingEnd): void {
    const { runStore, changes, active, runsDir } = this.#parts;
    const run = runStore.get(runId);
    if (isActive(run.state)) {
      const adopted = active.running(runId)?.adopted ?? true;
      const settled = toSettledRow(run, end, adopted, this.#parts);
      changes.move(runId, settled, () => active.remove(runId));
    }
    removeControlFolder(runsDir, runId);
    this.#starts.drain();
  }
}
