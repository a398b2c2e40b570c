/** How the calls on imports, exports, definitions and backups are answered. */

import * as z from 'zod';

import { describeCalls } from './described.ts';
import * as example from './examples.ts';
import { count, fieldChange, flag, id, task, taskInput, text, texts, timeMs } from './schemas.ts';

const FILE =
  'version: 1\ntasks:\n  - name: Backup\n    action: { kind: command, command: restic backup ~ }\n';
const backup = z.object({ name: text, createdAtMs: timeMs, bytes: count });
const exampleBackup = {
  name: 'cronpilot-2026-11-24T013000.db',
  createdAtMs: example.AT_MS,
  bytes: 180_224,
};
const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create'), taskId: id.nullable(), taskName: text }),
  z.object({ kind: z.literal('delete'), taskId: id, taskName: text }),
  z.object({
    kind: z.literal('update'),
    taskId: id,
    taskName: text,
    fields: z.array(fieldChange),
  }),
]);
const NO_TASK = { 404: 'One of the tasks is not there.' };

export const transferCalls = describeCalls({
  'import.sources': {
    schema: z.array(
      z.object({
        id: text,
        kind: z.enum(['crontab', 'system_crontab', 'systemd_user', 'systemd_system', 'launchd']),
        title: text,
        entryCount: count,
        refusedCount: count,
      }),
    ),
    example: [
      { id: 'crontab', kind: 'crontab', title: 'crontab -l', entryCount: 3, refusedCount: 0 },
    ],
  },
  'import.read': {
    schema: z.object({
      entries: z.array(
        z.object({
          origin: text,
          line: id.nullable(),
          original: text,
          when: text,
          input: taskInput.nullable(),
          notes: z.array(z.object({ kind: z.enum(['note', 'warning']), text })),
          refusal: text.nullable(),
          isForeign: flag,
        }),
      ),
      isUserCrontab: flag,
    }),
    example: {
      entries: [
        {
          origin: 'crontab -l',
          line: 1,
          original: '30 2 * * * restic backup ~',
          when: '30 2 * * *',
          input: { ...example.input, enabled: false },
          notes: [],
          refusal: null,
          isForeign: false,
        },
      ],
      isUserCrontab: true,
    },
    request: { from: 'source', id: 'crontab' },
    refusals: { 404: 'The source or the file is not there.' },
  },
  'import.store': {
    schema: z.array(task),
    example: [{ ...example.task, enabled: false }],
    request: { inputs: [example.draft] },
  },
  'export.render': {
    schema: z.object({
      files: z.array(z.object({ filename: text, text })),
      problems: z.array(z.object({ taskId: id, taskName: text, isLeftOut: flag, sentence: text })),
    }),
    example: {
      files: [{ filename: 'crontab', text: '# Backup\n30 2 * * * restic backup ~\n' }],
      problems: [
        { taskId: 1, taskName: 'Backup', isLeftOut: false, sentence: 'cron knows no time limit.' },
      ],
    },
    request: { taskIds: [1], format: 'crontab' },
    refusals: NO_TASK,
  },
  'export.update': {
    schema: z.object({ text }),
    example: { text: FILE },
    request: { text: FILE, taskIds: null },
    refusals: NO_TASK,
  },
  'definitions.apply': {
    schema: z.object({ changes: z.array(change), unchangedCount: count, isDryRun: flag }),
    example: {
      changes: [{ kind: 'create', taskId: null, taskName: 'Backup' }],
      unchangedCount: 0,
      isDryRun: true,
    },
    request: { text: FILE, isDryRun: true },
  },
  'backups.list': { schema: z.array(backup), example: [exampleBackup] },
  'backups.create': {
    schema: backup,
    example: exampleBackup,
    refusals: { 503: 'The disk has no room for it, or the copy could not be verified.' },
  },
  'backups.restore': {
    schema: z.object({ changedBack: texts, broughtBack: texts, setAside: texts }),
    told: 'What the restore changes, by the names of tasks; CronPilot restarts then.',
    example: { changedBack: ['Backup'], broughtBack: [], setAside: [] },
    request: { name: exampleBackup.name },
    refusals: { 503: 'The backup cannot be used.' },
  },
});
