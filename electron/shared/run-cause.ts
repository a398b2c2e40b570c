/** What in particular set a run off, where its trigger alone does not say it. */

import { t } from './i18n.ts';
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
    const { taskName: task, runId } = cause;
    return isFailure(cause.state)
      ? t('{task} failed (run {runId}).', { task, runId })
      : t('{task} succeeded (run {runId}).', { task, runId });
  }
  const [path = ''] = cause.paths;
  const count = cause.pathCount - 1;
  return count > 0
    ? t('Changed: {path} and {count} more.', { path, count })
    : t('Changed: {path}.', { path });
}
