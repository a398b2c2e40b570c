/** How the calls on tasks are answered. */

import * as z from 'zod';

import { describeCalls } from './described.ts';
import * as example from './examples.ts';
import {
  count,
  dayResult,
  explanation,
  fieldChange,
  id,
  state,
  task,
  taskInput,
  taskSummary,
  text,
  timeMs,
} from './schemas.ts';

const { AT_MS } = example;
const taskId = example.task.id;
const endedRun = z.object({ runId: id, state, startedAtMs: timeMs, durationMs: z.number() });
const ended = { runId: 811, state: 'succeeded', startedAtMs: AT_MS, durationMs: 61_000 } as const;
const DELETED = 'The task is deleted.';

export const taskCalls = describeCalls({
  'tasks.list': { schema: z.array(taskSummary), example: [example.summary] },
  'tasks.get': { schema: taskSummary, example: example.summary, request: { taskId } },
  'tasks.create': { schema: task, example: example.task, request: example.draft },
  'tasks.update': {
    schema: task,
    example: example.task,
    request: { taskId, input: example.draft, expectedRevision: 1 },
    refusals: { 409: 'The task is deleted, or not at `expectedRevision`.' },
  },
  'tasks.setEnabled': {
    schema: task,
    example: { ...example.task, enabled: false },
    request: { taskId, enabled: false },
    refusals: { 409: DELETED },
  },
  'tasks.delete': { schema: null, request: { taskId } },
  'tasks.explain': {
    schema: explanation,
    example: {
      code: 'asleep',
      sentence: 'Backup was not run at 02:30: the computer was asleep.',
      evidence: [{ text: 'The computer was asleep from 01:12 to 07:40.', runId: 812 }],
      runId: 812,
    },
    request: { taskId, atMs: AT_MS },
  },
  'tasks.stats': {
    schema: z.object({
      succeeded: count,
      failed: count,
      days: z.array(dayResult),
      slowest: endedRun.nullable(),
      usual: z.object({ medianMs: z.number(), lowMs: z.number(), highMs: z.number() }).nullable(),
      failureStreak: count,
      failingSinceMs: timeMs.nullable(),
      lastSuccess: endedRun.nullable(),
      lastFailure: endedRun.nullable(),
      runCount: count,
      durations: z.array(endedRun),
    }),
    example: {
      succeeded: 29,
      failed: 1,
      days: [{ date: '2026-11-24', succeeded: 0, failed: 1 }],
      slowest: ended,
      usual: { medianMs: 61_000, lowMs: 58_000, highMs: 66_000 },
      failureStreak: 1,
      failingSinceMs: AT_MS,
      lastSuccess: ended,
      lastFailure: { ...ended, runId: 812, state: 'failed' },
      runCount: 30,
      durations: [ended],
    },
    request: { taskId },
  },
  'tasks.skipNext': {
    schema: null,
    request: { taskId, fireAtMs: AT_MS },
    refusals: { 409: 'The task is not due next at that time.' },
  },
  'tasks.restore': { schema: task, example: example.task, request: { taskId } },
  'tasks.change': {
    schema: z.array(id),
    told: 'The tasks that were not so before.',
    example: [1, 2],
    request: { taskIds: [1, 2, 3], change: { kind: 'add_tag', tag: 'nightly' } },
    refusals: { 404: 'One of the tasks is not there.', 409: 'One of the tasks is deleted.' },
  },
  'tasks.erase': {
    schema: null,
    request: { taskId },
    refusals: { 409: 'The task is not deleted, or still runs.' },
  },
  'tasks.deleted': {
    schema: z.array(z.object({ taskId: id, taskName: text, deletedAtMs: timeMs })),
    example: [{ taskId: 2, taskName: 'Old backup', deletedAtMs: AT_MS }],
  },
  'tasks.revisions': {
    schema: z.array(z.object({ revision: id, createdAtMs: timeMs, changes: z.array(fieldChange) })),
    example: [
      {
        revision: 2,
        createdAtMs: AT_MS,
        changes: [
          {
            field: 'timeoutMs',
            before: null,
            after: 7_200_000,
            sentence: 'Time limit set to 2 h',
          },
        ],
      },
    ],
    request: { taskId, limit: 20 },
  },
  'tasks.revert': {
    schema: task,
    example: { ...example.task, revision: 3 },
    request: { taskId, revision: 1 },
    refusals: { 409: DELETED },
  },
  'tasks.webhookToken': {
    schema: z.object({ token: text, path: text }),
    told: 'The token, which is told this once; an earlier one ends with it.',
    example: { token: 'q7…', path: '/hook/q7…' },
    request: { taskId },
    refusals: { 409: 'The task is deleted, or has no trigger of kind `webhook`.' },
  },
  'tasks.samples': {
    schema: z.array(
      z.object({
        title: text,
        summary: text,
        icon: z.enum(['disk', 'website', 'archive', 'trash']),
        input: taskInput,
      }),
    ),
    example: [
      {
        title: 'Back up a folder',
        summary: 'Every day at 02:00, keeps 7 copies.',
        icon: 'archive',
        input: example.input,
      },
    ],
  },
});
