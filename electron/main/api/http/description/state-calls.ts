/** How the calls on CronPilot as a whole are answered: status, day, schedules, settings, messages. */

import * as z from 'zod';

import { describeCalls } from './described.ts';
import * as example from './examples.ts';
import {
  channel,
  count,
  dayResult,
  flag,
  id,
  run,
  scope,
  settings,
  state,
  status,
  text,
  texts,
  timeMs,
} from './schemas.ts';
import { preview, previewExample } from './preview-schema.ts';

const { AT_MS } = example;

const attention = z.object({
  kind: z.enum(['failing', 'missed', 'slow']),
  run,
  taskName: text,
  failureCount: count,
});
const timelineRow = z.object({
  taskId: id,
  taskName: text,
  blocks: z.array(z.object({ runId: id, state, startMs: timeMs, endMs: timeMs.nullable() })),
  buckets: z.array(z.object({ startMs: timeMs, runCount: count, failedCount: count })),
  upcomingMs: z.array(timeMs),
});
const protection = z.enum(['os', 'file', 'none']);

export const stateCalls = describeCalls({
  'status.get': { schema: status, example: example.status },
  'status.diagnostics': { schema: text, example: 'CronPilot 0.1.0 on Linux 6.1\n…' },
  'today.get': {
    schema: z.object({
      fromMs: timeMs,
      toMs: timeMs,
      succeeded: count,
      failed: count,
      failedTaskCount: count,
      dueCount: count,
      firstDueMs: timeMs.nullable(),
      attention: z.array(attention),
      timeline: z.array(timelineRow),
      timelineTaskCount: count,
      days: z.array(dayResult),
    }),
    example: {
      fromMs: AT_MS - 9_000_000,
      toMs: AT_MS + 77_400_000,
      succeeded: 0,
      failed: 1,
      failedTaskCount: 1,
      dueCount: 0,
      firstDueMs: null,
      attention: [{ kind: 'failing', run: example.run, taskName: 'Backup', failureCount: 1 }],
      timeline: [
        {
          taskId: 1,
          taskName: 'Backup',
          blocks: [{ runId: 812, state: 'failed', startMs: AT_MS + 3, endMs: AT_MS + 64_003 }],
          buckets: [],
          upcomingMs: [],
        },
      ],
      timelineTaskCount: 1,
      days: [{ date: '2026-11-24', succeeded: 0, failed: 1 }],
    },
  },
  'today.away': { schema: z.array(run), example: [example.run] },
  'triggers.support': { schema: z.object({ unlock: text.nullable() }), example: { unlock: null } },

  'schedules.preview': {
    schema: preview,
    example: previewExample,
    request: { schedules: example.input.schedules, limit: 2 },
  },
  'schedules.pause': { schema: null, request: { untilMs: null } },
  'schedules.resume': { schema: null },

  'settings.get': { schema: settings, example: example.settings },
  'settings.update': {
    schema: settings,
    example: { ...example.settings, maxConcurrentRuns: 4 },
    request: { maxConcurrentRuns: 4 },
  },
  'secrets.list': {
    schema: z.array(
      z.object({
        name: text,
        protection: protection.exclude(['none']),
        updatedAtMs: timeMs,
        problem: text.nullable(),
        usedBy: z.array(z.object({ taskId: id, taskName: text })),
        usedByAll: flag,
      }),
    ),
    example: [
      {
        name: 'RESTIC',
        protection: 'os',
        updatedAtMs: AT_MS,
        problem: null,
        usedBy: [{ taskId: 1, taskName: 'Backup' }],
        usedByAll: false,
      },
    ],
  },
  'secrets.status': {
    schema: z.object({ protection, sentence: text }),
    example: { protection: 'os', sentence: 'Secrets are encrypted with a key of the key ring.' },
  },
  'secrets.set': {
    schema: null,
    request: { name: 'RESTIC', value: 'correct horse' },
    refusals: { 503: 'This computer offers no key store, or its key cannot be used.' },
  },
  'secrets.delete': {
    schema: null,
    request: { name: 'RESTIC', force: false },
    refusals: { 409: 'Something refers to it, and `force` is not set.' },
  },
  'environment.path': { schema: text, example: '/home/anna/bin:/usr/local/bin:/usr/bin:/bin' },
  'environment.refresh': {
    schema: text.nullable(),
    told: 'Null, or why the shell told nothing.',
    example: null,
  },
  'storage.measure': {
    schema: z.object({
      logsBytes: count,
      logCount: count,
      databaseBytes: count,
      backupsBytes: count,
    }),
    example: { logsBytes: 61_440, logCount: 30, databaseBytes: 180_224, backupsBytes: 1_261_568 },
  },

  'alerts.messages': {
    schema: z.array(
      z.object({
        messageId: id,
        channel,
        recipient: text.nullable(),
        title: text,
        runId: id.nullable(),
        createdAtMs: timeMs,
        attemptCount: count,
        problem: text,
        nextAttemptAtMs: timeMs.nullable(),
      }),
    ),
    example: [
      {
        messageId: 7,
        channel: 'mail',
        recipient: 'anna@example.org',
        title: 'Backup failed',
        runId: 812,
        createdAtMs: AT_MS,
        attemptCount: 2,
        problem: 'The server cannot be reached.',
        nextAttemptAtMs: AT_MS + 600_000,
      },
    ],
  },
  'alerts.retry': { schema: null, request: { messageId: 7 } },
  'alerts.discard': { schema: null, request: { messageId: 7 } },
  'alerts.test': {
    schema: z.object({ problem: text.nullable(), dialogue: texts }),
    example: { problem: null, dialogue: ['220 mail.example.org', '250 OK'] },
    request: { channel: 'mail' },
  },
  'alerts.mutes': {
    schema: z.array(z.object({ taskId: id, taskName: text, untilMs: timeMs })),
    example: [{ taskId: 1, taskName: 'Backup', untilMs: AT_MS + 3_600_000 }],
  },
  'alerts.mute': { schema: null, request: { taskId: 1, untilMs: null } },
  'api.status': {
    schema: z.object({
      enabled: flag,
      port: count,
      url: text.nullable(),
      userName: text.nullable(),
      tokens: z.array(z.object({ name: text, scope, createdAtMs: timeMs })),
      problem: text.nullable(),
    }),
    example: {
      enabled: true,
      port: 7_000,
      url: 'http://127.0.0.1:7000',
      userName: 'anna',
      tokens: [{ name: 'status bar', scope: 'read', createdAtMs: AT_MS }],
      problem: null,
    },
  },
});
