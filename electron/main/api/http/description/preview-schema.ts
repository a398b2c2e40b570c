/** What a preview of schedules answers with. */

import * as z from 'zod';

import type { PreviewAnswer } from '../../../../shared/schedule-preview.ts';
import { AT_MS } from './examples.ts';
import { count, id, text, texts, timeMs } from './schemas.ts';

const startFacts = z.object({
  clock: text,
  otherTaskCount: count,
  nightCount: count,
  asleepCount: count,
  closedCount: count,
});
const clockEffect = z.object({
  kind: z.enum(['gap', 'repeated']),
  date: z.iso.date(),
  from: text,
  to: text,
  affected: text.nullable(),
});

const otherTasks = { taskName: text, taskCount: id };

export const preview = z.object({
  fireTimesMs: z.array(timeMs),
  sentences: texts,
  errors: z.array(text.nullable()),
  marks: z.array(
    z.object({
      fireAtMs: timeMs,
      kind: z.enum(['moved_by_gap', 'first_of_repeated', 'repeated_hour']),
      text,
    }),
  ),
  clockChanges: z.array(
    z.object({
      atMs: timeMs,
      timeZone: text,
      kind: z.enum(['gap', 'repeated']),
      skippedScheduleIndexes: z.array(count),
      text,
    }),
  ),
  suggestions: z.array(z.object({ scheduleIndex: count, pattern: text, text })),
  facts: z.object({
    schedules: z.array(
      z.object({
        never: text.nullable(),
        clockChanges: z.array(clockEffect),
        start: startFacts.nullable(),
      }),
    ),
    runsPerDay: z.number(),
    periodMs: z.number().nullable(),
    usualDurationMs: z.number().nullable(),
    meanLogBytes: z.number().nullable(),
    keepLogsMs: count,
    keepLogsPerTask: count,
  }),
  sharing: z.object({
    always: z.object(otherTasks).nullable(),
    single: z.array(z.object({ ...otherTasks, fireAtMs: timeMs })),
  }),
});

export const previewExample: PreviewAnswer = {
  fireTimesMs: [AT_MS, AT_MS + 86_400_000],
  sentences: ['Every day at 02:30'],
  errors: [null],
  marks: [],
  clockChanges: [],
  suggestions: [],
  facts: {
    schedules: [
      {
        never: null,
        clockChanges: [
          { kind: 'gap', date: '2027-03-28', from: '02:00', to: '03:00', affected: '02:30' },
        ],
        start: {
          clock: '02:30',
          otherTaskCount: 0,
          nightCount: 7,
          asleepCount: 2,
          closedCount: 0,
        },
      },
    ],
    runsPerDay: 1,
    periodMs: 86_400_000,
    usualDurationMs: null,
    meanLogBytes: null,
    keepLogsMs: 2_592_000_000,
    keepLogsPerTask: 100,
  },
  sharing: { always: null, single: [{ taskName: 'Tidy', taskCount: 1, fireAtMs: AT_MS }] },
};
