import { expect, test } from 'vitest';
import { describeTriggers } from '../../electron/shared/describe-triggers.ts';
import type { TaskTrigger } from '../../electron/shared/task-trigger.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { openStores } from '../helpers/open-stores.ts';

const after: TaskTrigger = { kind: 'after', taskIds: [1], join: 'any', on: 'success' };
const file: TaskTrigger = { kind: 'file', path: '~/Inbox', glob: null, settleMs: 100, poll: false };

test.each<[TaskTrigger, string]>([
  [{ kind: 'app_start' }, 'At each start of CronPilot'],
  [{ kind: 'boot' }, 'At the first start of CronPilot after each boot'],
  [{ kind: 'resume' }, 'When the computer wakes up'],
  [{ kind: 'unlock' }, 'When the screen is unlocked'],
  [{ kind: 'webhook' }, 'When its webhook is called'],
  [file, 'When ~/Inbox changes'],
  [{ ...file, glob: '*.csv' }, 'When *.csv in ~/Inbox changes'],
  [after, 'After Backup succeeds'],
  [{ ...after, join: 'all', on: 'failure' }, 'After Backup fails'],
  [{ ...after, taskIds: [1, 2], on: 'always' }, 'After Backup or Upload (deleted) ends'],
  [
    { ...after, taskIds: [1, 3, 2], join: 'all' },
    'After Backup, Report and Upload (deleted) have succeeded',
  ],
  [{ ...after, taskIds: [9] }, 'After task 9 succeeds'],
])('%o reads "%s"', (trigger, sentence) => {
  const { taskStore } = openStores();
  for (const name of ['Backup', 'Upload', 'Report']) taskStore.create(makeTaskInput({ name }), 1);
  taskStore.softDelete(2, 2);
  expect(describeTriggers([trigger], taskStore)).toEqual([sentence]);
});
