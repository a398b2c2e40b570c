/** Answers the calls on schedules as such: previews, and the pause of all of them. */

import { isDeepStrictEqual } from 'node:util';

import { AppError } from '../../shared/errors.ts';
import type { CallHandlers } from '../../shared/ipc-contract.ts';
import { previewSchedules } from '../schedule/preview.ts';
import type { HandlerParts } from './handler-parts.ts';

type ScheduleCall = Extract<keyof CallHandlers, `schedules.${string}`>;

export function scheduleHandlers({
  taskStore,
  pause,
  now,
}: HandlerParts): Pick<CallHandlers, ScheduleCall> {
  return {
    'schedules.preview': ({ schedules, limit, blackouts, taskId }) => {
      const stored = taskId === null ? [] : taskStore.get(taskId).storedSchedules;
      const storedAtMs = schedules.map(
        (schedule) =>
          stored.find((each) => isDeepStrictEqual(each.schedule, schedule))?.createdAtMs ?? null,
      );
      return previewSchedules(schedules, now(), { limit, blackouts, storedAtMs });
    },
    'schedules.pause': ({ untilMs }) => {
      const sinceMs = now();
      if (untilMs !== null && untilMs <= sinceMs) {
        throw new AppError(
          'invalid_input',
          `Expected \`untilMs\` to be a time in the future, got \`${untilMs}\` (${new Date(untilMs).toISOString()})`,
          { field: 'untilMs' },
        );
      }
      pause({ sinceMs, untilMs });
    },
    'schedules.resume': () => pause(null),
  };
}
