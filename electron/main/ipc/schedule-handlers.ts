/** Answers the calls on schedules as such: previews, and the pause of all of them. */

import { AppError } from '../../shared/errors.ts';
import type { CallHandlers } from '../../shared/ipc-contract.ts';
import { previewSchedules } from '../schedule/preview.ts';
import type { HandlerParts } from './handler-parts.ts';

type ScheduleCall = Extract<keyof CallHandlers, `schedules.${string}`>;

export function scheduleHandlers({ pause, now }: HandlerParts): Pick<CallHandlers, ScheduleCall> {
  return {
    'schedules.preview': ({ schedules, limit }) => previewSchedules(schedules, now(), limit),
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
