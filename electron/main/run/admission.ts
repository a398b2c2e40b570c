/** Writes the row of a run that was asked for: queued, or skipped by the overlap policy. */

import { assertNever } from '../../shared/errors.ts';
import type { Run } from '../../shared/run.ts';
import type { RunStore } from '../store/run-store.ts';
import { newRun, type RunRequest } from './new-run.ts';
import { decideOverlap } from './overlap.ts';
import type { RunWriter } from './run-changes.ts';

export interface Admission {
  readonly run: Run;
  /** Active runs that are to be stopped for this one. */
  readonly blockers: readonly Run[];
}

/** For use inside the transaction that admits, since it reads what is active. */
export function admit(
  request: RunRequest,
  write: RunWriter,
  runStore: RunStore,
  nowMs: number,
): Admission {
  const decision = decideOverlap(request.task, runStore.activeOf(request.task.id));
  const row = newRun(request, nowMs);
  switch (decision.kind) {
    case 'start':
      return { run: write.insert(row), blockers: [] };
    case 'wait':
    case 'replace': {
      const reason = `Waits for run ${decision.blocker.id} of this task to end.`;
      const waiting = {
        reasonCode: 'earlier_run_active',
        reason,
        relatedRunId: decision.blocker.id,
      } as const;
      const blockers = decision.kind === 'replace' ? decision.blockers : [];
      return { run: write.insert({ ...row, ...waiting }), blockers };
    }
    case 'skip': {
      const { blocker, reason } = decision;
      const skipped = {
        state: 'skipped',
        reasonCode: 'overlap',
        reason,
        relatedRunId: blocker.id,
      } as const;
      return { run: write.insert({ ...row, ...skipped, finishedAtMs: nowMs }), blockers: [] };
    }
    default:
      return assertNever(decision);
  }
}
