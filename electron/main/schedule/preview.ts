/** The next fire times of schedules that may not be stored yet, for whoever is writing them. */

import type { SchedulePreview } from '../../shared/ipc-contract.ts';
import type { Schedule } from '../../shared/schedule.ts';
import { findProblem } from './check-schedule.ts';
import { describeSchedule } from './describe.ts';
import { fireTimesAfter } from './next-fire.ts';

/** The next `limit` of all schedules together; a wrong one has an error and no fire times. */
export function previewSchedules(
  schedules: readonly Schedule[],
  nowMs: number,
  limit: number,
): SchedulePreview {
  const errors = schedules.map((schedule) => findProblem(schedule)?.sentence ?? null);
  const fireTimes = schedules.flatMap((schedule, index) =>
    errors[index] === null ? firstTimes(schedule, nowMs, limit) : [],
  );
  return {
    fireTimesMs: [...new Set(fireTimes)].sort((a, b) => a - b).slice(0, limit),
    sentences: schedules.map(describeSchedule),
    errors,
  };
}

function firstTimes(schedule: Schedule, nowMs: number, limit: number): number[] {
  const times: number[] = [];
  for (const fireAtMs of fireTimesAfter(schedule, nowMs, nowMs)) {
    times.push(fireAtMs);
    if (times.length >= limit) break;
  }
  return times;
}
