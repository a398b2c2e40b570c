/** Answers the calls on schedules as such: previews, and the pause of all of them. */

import { isDeepStrictEqual } from 'node:util';

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import type { CallHandlers } from '../../shared/ipc-contract.ts';
import { gatherPreviewFacts } from '../schedule/preview-facts.ts';
import { previewSchedules } from '../schedule/preview.ts';
import { findSharedMinutes } from './find-shared-minutes.ts';
import type { HandlerParts } from './handler-parts.ts';

type ScheduleCall = Extract<keyof CallHandlers, `schedules.${string}`>;

export function scheduleHandlers(parts: HandlerParts): Pick<CallHandlers, ScheduleCall> {
  const { taskStore, settings, pause, now } = parts;
  return {
    'schedules.preview': async ({ schedules, limit, blackouts, taskId }) => {
      const stored = taskId === null ? [] : taskStore.get(taskId).storedSchedules;
      const storedAtMs = schedules.map(
        (schedule) =>
          stored.find((each) => isDeepStrictEqual(each.schedule, schedule))?.createdAtMs ?? null,
      );
      const nowMs = now();
      const preview = previewSchedules(schedules, nowMs, { limit, blackouts, storedAtMs });
      const anchored = schedules.map((schedule, at) => ({
        schedule,
        anchorMs: storedAtMs[at] ?? nowMs,
      }));
      const sources = { ...parts, ...settings.get() };
      return {
        ...preview,
        facts: gatherPreviewFacts(anchored, preview.fireTimesMs, taskId, nowMs, sources),
        sharing: await findSharedMinutes(preview.fireTimesMs, taskId, taskStore),
      };
    },
    'schedules.pause': ({ untilMs }) => {
      const sinceMs = now();
      if (untilMs !== null && untilMs <= sinceMs) {
        throw new AppError(
          'invalid_input',
          phrase('Expected `untilMs` to be a time in the future, got `{untilMs}` ({time})', {
            untilMs: String(untilMs),
            time: new Date(untilMs).toISOString(),
          }),
          { field: 'untilMs' },
        );
      }
      pause({ sinceMs, untilMs });
    },
    'schedules.resume': () => pause(null),
  };
}
