/** What in particular set a run off, where its trigger alone does not say it. */

import { isFailure, type Run, type RunId } from './run.ts';

export type RunCause =
  | {
      readonly kind: 'chain';
      /** The run after which this one started; of several that were waited for, the last to end. */
      readonly runId: RunId;
      readonly taskName: string;
      readonly state: Run['state'];
    }
  | {
      readonly kind: 'file';
      /** Absolute, in the order in which they changed first; at most `MAX_CAUSE_PATHS`. */
      readonly paths: readonly string[];
      /** Of all that changed. */
      readonly pathCount: number;
    };

export const MAX_CAUSE_PATHS = 20;

/** "Backup succeeded (run 812)." or "Changed: /inbox/a.csv and 3 more." */
export function describeCause(cause: RunCause): string {
  if (cause.kind === 'chain') {
    const verb = isFailure(cause.state) ? 'failed' : 'succeeded';
    return `${cause.taskName} ${verb} (run ${cause.runId}).`;
  }
  const more = cause.pathCount > 1 ? ` and ${cause.pathCount - 1} more` : '';
  return `Changed: ${cause.paths[0]}${more}.`;
}
