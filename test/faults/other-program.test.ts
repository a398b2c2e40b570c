/** Another program looks into the database while CronPilot has it open. */

import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

import { isActive } from '../../electron/shared/run.ts';
import { holdsLockOn } from '../helpers/file-locks.ts';
import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { commandAction } from '../helpers/run-stage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let app: HeadlessApp;
afterEach(() => app.end('SIGKILL'));

/** Whoever closes the database last takes the log away: `sqlite3`, unless it finds our lock. */
test.runIf(process.platform === 'linux')(
  'it is never the last one to close it, whatever CronPilot has done with its files',
  async () => {
    const dataDir = tempDir();
    app = await launchHeadless(dataDir);
    const action = commandAction('true');
    const { id: taskId } = await app.call('tasks.create', makeTaskInput({ action }));
    const { id: runId } = await app.call('runs.start', { taskId });
    const run = () => app.call('runs.get', { runId });
    await until(async () => !isActive((await run()).state), 'the end of the run');
    await app.call('backups.create');
    await app.call('storage.measure');
    expect(holdsLockOn(Number(app.process.pid), join(dataDir, 'cronpilot.db'))).toBe(true);
  },
);
