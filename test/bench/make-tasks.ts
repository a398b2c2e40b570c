/** Tasks of a measurement, sent to a running CronPilot. */

import type { TaskDraft } from '../../electron/shared/task.ts';
import type { Call } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';

/** A cron text that fires once in a year, at a whole second. */
export function onceAt(ms: number): { readonly kind: 'cron'; readonly pattern: string } {
  const at = new Date(ms);
  const clock = `${at.getSeconds()} ${at.getMinutes()} ${at.getHours()}`;
  return { kind: 'cron', pattern: `${clock} ${at.getDate()} ${at.getMonth() + 1} *` };
}

/** @returns their ids */
export async function makeTasks(
  call: Call,
  count: number,
  draft: (at: number) => Partial<TaskDraft>,
): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let at = 0; at < count; at++)
    ids.push((await call('tasks.create', makeTaskInput({ name: `Task ${at}`, ...draft(at) }))).id);
  return ids;
}

export async function deleteTasks(call: Call, taskIds: readonly number[]): Promise<void> {
  for (const taskId of taskIds) await call('tasks.delete', { taskId });
}

/** The next whole second that is at least `aheadMs` away. */
export function wholeSecond(aheadMs: number): number {
  return Math.ceil((Date.now() + aheadMs) / 1_000) * 1_000;
}
