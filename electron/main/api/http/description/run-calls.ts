/** How the calls on runs and their logs are answered. */

import * as z from 'zod';

import { describeCalls } from './described.ts';
import * as example from './examples.ts';
import { count, explanation, id, logChunk, run, text, timeMs } from './schemas.ts';

const runId = example.run.id;
const waitingRun = {
  ...example.activeRun,
  state: 'queued',
  trigger: 'catch_up',
  reasonCode: 'quiet_period',
  reason: 'It waits a minute after the sleep.',
  notBeforeMs: example.AT_MS + 60_000,
  startedAtMs: null,
  pid: null,
  logFilename: null,
} as const;
const linePlace = z.object({ line: id, offsetBytes: count });

export const runCalls = describeCalls({
  'runs.test': { schema: run, example: example.activeRun, request: example.draft },
  'runs.startNow': {
    schema: run,
    example: { ...waitingRun, notBeforeMs: null },
    request: { runId },
    refusals: { 409: 'The run does not wait for its time.' },
  },
  'runs.list': {
    schema: z.array(run),
    example: [example.run],
    request: { taskId: 1, states: ['failed', 'timed_out'], limit: 20 },
  },
  'runs.dismiss': { schema: null, request: { runId } },
  'runs.recall': { schema: null, request: { runId } },

  'runs.get': { schema: run, example: example.run, request: { runId } },
  'runs.attempts': {
    schema: z.array(run),
    example: [example.run, { ...example.run, id: 813, attempt: 2, retryOfRunId: 812 }],
    request: { runId },
  },
  'runs.explain': {
    schema: explanation,
    example: {
      code: 'ran',
      sentence: 'It ran and failed: It ended with exit code 1.',
      evidence: [],
      runId,
    },
    request: { runId },
  },
  'runs.stop': {
    schema: run,
    told: 'The run, which may still be ending.',
    example: example.activeRun,
    request: { runId: 813, force: false, onlyWaiting: false },
    refusals: { 409: 'The run has already ended, or has begun though `onlyWaiting` was asked.' },
  },

  'logs.read': {
    schema: logChunk,
    example: {
      offsetBytes: 0,
      text: 'Files: 12 new, 3 changed\n',
      nextOffsetBytes: 25,
      totalBytes: 2_048,
      exists: true,
    },
    request: { runId, offsetBytes: 0, lengthBytes: 25 },
  },
  'logs.search': {
    schema: z.object({
      hits: z.array(z.object({ run, line: id, excerpt: text })),
      searchedCount: count,
      nextBeforeRunId: id.nullable(),
    }),
    example: {
      hits: [{ run: example.run, line: 41, excerpt: 'Fatal: no space left on device' }],
      searchedCount: 30,
      nextBeforeRunId: null,
    },
    request: { text: 'no space left' },
  },
  'logs.path': {
    schema: text.nullable(),
    told: 'Absolute; null when nothing was started or the file was removed.',
    example: '/home/anna/.config/CronPilot/logs/1/812.log',
    request: { runId },
  },
  'logs.find': {
    schema: z
      .object({ matches: z.array(z.object({ line: id, start: count, end: count })), count })
      .nullable(),
    told: 'Null when the file is gone.',
    example: { matches: [{ line: 41, start: 0, end: 5 }], count: 1 },
    request: { runId, query: { text: 'Fatal' } },
  },
  'logs.lineAt': {
    schema: linePlace.nullable(),
    example: { line: 41, offsetBytes: 1_980 },
    request: { runId, offsetBytes: 2_000 },
  },
  'logs.findLine': {
    schema: linePlace.nullable(),
    example: { line: 41, offsetBytes: 1_980 },
    request: { runId, line: 41 },
  },
  'logs.times': {
    schema: z.array(z.object({ endBytes: count, atMs: timeMs.nullable() })),
    example: [{ endBytes: 2_048, atMs: example.AT_MS + 64_000 }],
    request: { runId },
  },
});
