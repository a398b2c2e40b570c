import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import type { DeletedTask, Task } from '../../../electron/shared/task.ts';
import type { TaskRevisionSummary } from '../../../electron/shared/task-diff.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { startWithCli } from '../../helpers/run-cli.ts';
import { callOver } from '../../helpers/launch-headless.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const command = (text: string) => ({ kind: 'command', command: text, shell: null }) as const;

async function start() {
  const started = await startWithCli();
  return { ...started, call: callOver(started.dataDir) };
}

describe('the history of a task', () => {
  test('lists each edit with what it changed, and reverts to any of them', async () => {
    const { call, cli } = await start();
    const { id: taskId } = await call('tasks.create', makeTaskInput({ action: command('one') }));
    await call('tasks.update', { taskId, input: makeTaskInput({ action: command('two') }) });
    await call('tasks.setEnabled', { taskId, enabled: false });
    const sentences = async () =>
      ((await call('tasks.revisions', { taskId })) as TaskRevisionSummary[]).map(
        ({ revision, changes }) => [revision, changes.map(({ sentence }) => sentence)],
      );
    expect(await sentences()).toEqual([
      [3, ['Switched off']],
      [2, ['Command changed from `one` to `two`']],
      [1, []],
    ]);

    const reverted = (await call('tasks.revert', { taskId, revision: 1 })) as Task;
    expect(reverted).toMatchObject({ action: command('one'), revision: 4, enabled: false });
    const undone = await cli('revert', 'Backup', '2');
    expect(undone.stdout).toBe('Backup is as it was in revision 2; that is revision 5 now.\n');
    expect(((await call('tasks.get', { taskId })).task as Task).action).toEqual(command('two'));
    const history = await cli('history', 'backup');
    expect(history.stdout).toMatch(/5 .+Command changed from `one` to `two`/);
    expect(history.stdout).toContain('First stored');
    const [newest] = (await call('tasks.revisions', { taskId, limit: 1 })) as TaskRevisionSummary[];
    expect(newest).toMatchObject({ revision: 5, changes: [{ field: 'action.command' }] });
  });

  test('has a way back for switching, where nothing else differs', async () => {
    const { call } = await start();
    const { id: taskId } = await call('tasks.create', makeTaskInput());
    const enabledAfter = async (revision: number) =>
      (await call('tasks.revert', { taskId, revision })).enabled;
    await call('tasks.setEnabled', { taskId, enabled: false });
    expect(await enabledAfter(1)).toBe(true);
    expect(await enabledAfter(2)).toBe(false);
    expect(await enabledAfter(2)).toBe(false);
    expect((await call('tasks.get', { taskId })).task.revision).toBe(4);
  });

  test('refuses a way back to a script that is gone, and to a revision that never was', async () => {
    const { call, cli } = await start();
    const path = join(tempDir(), 'job.sh');
    writeFileSync(path, '#!/bin/sh\n');
    chmodSync(path, 0o755);
    const input = makeTaskInput({ action: { kind: 'script', path } });
    const { id: taskId } = await call('tasks.create', input);
    await call('tasks.update', { taskId, input: makeTaskInput({ action: command('true') }) });
    rmSync(path);
    await expect(call('tasks.revert', { taskId, revision: 1 })).rejects.toThrow(
      `Expected \`action.path\` to be a script file that exists, got \`${path}\``,
    );
    await expect(call('tasks.revert', { taskId, revision: 9 })).rejects.toThrow(
      `There is no revision 9 of task ${taskId}.`,
    );
    expect((await call('tasks.get', { taskId })).task.revision).toBe(2);
    expect((await cli('revert', 'Backup')).exitCode).toBe(2);
  });

  test('keeps a deleted task for a while: it is listed and can be restored', async () => {
    const { call } = await start();
    const { id: taskId } = await call('tasks.create', makeTaskInput());
    await call('tasks.delete', { taskId });
    const deleted = (await call('tasks.deleted')) as DeletedTask[];
    expect(deleted).toMatchObject([{ taskId, taskName: 'Backup' }]);
    await call('tasks.restore', { taskId });
    expect(await call('tasks.deleted')).toEqual([]);
  });
});
