import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeEach, describe, expect, test } from 'vitest';

import { phrase } from '../../../electron/shared/phrase.ts';
import { AlertCommand } from '../../../electron/main/notify/alert-command.ts';
import type { Notice } from '../../../electron/main/notify/notice.ts';
import { NotifyStage } from '../../helpers/notify-stage.ts';
import { openStores } from '../../helpers/open-stores.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { until } from '../../helpers/until.ts';

let stage: NotifyStage;
let dir: string;
let said: string[];
let notice: Notice;

beforeEach(() => {
  stage = new NotifyStage(openStores().database);
  dir = tempDir();
  said = [];
  const run = stage.end(stage.createTask({ name: 'Back up "all"' }), 'failed', 0, { exitCode: 3 });
  const about = { taskId: run.taskId, taskName: run.taskName, runId: run.id, streakRunId: run.id };
  notice = { kind: 'failed', title: 'It failed', body: 'Exit code 3.', ...about };
});

function commandOf(alertCommand: string | null, timeoutMs = 20_000): AlertCommand {
  return new AlertCommand({
    settings: () => ({ ...stage.settings, alertCommand }),
    runStore: stage.runStore,
    logPathOf: () => '/logs/1.log',
    baseEnv: () => ({ PATH: process.env['PATH'], FROM_SHELL: 'yes' }),
    homeDir: dir,
    log: (text) => said.push(text),
    timeoutMs,
  });
}

const deliver = (command: AlertCommand) => command.deliver({ notice });

describe('the command on an event', () => {
  test('finds the event in its environment', async () => {
    const names = ['EVENT', 'TITLE', 'TASK_NAME', 'STATE', 'EXIT_CODE', 'LOG_PATH'];
    const values = names.map((name) => `"$CRONPILOT_${name}"`).join(' ');
    const command = commandOf(`printf '%s\\n' ${values} "$FROM_SHELL" > event`);
    expect(await deliver(command)).toEqual({ kind: 'delivered' });
    expect(readFileSync(join(dir, 'event'), 'utf8').trimEnd().split('\n')).toEqual([
      'failure',
      'It failed',
      'Back up "all"',
      'failed',
      '3',
      '/logs/1.log',
      'yes',
    ]);
  });

  test('that fails is not run again, and what it said is noted', async () => {
    expect(await deliver(commandOf('echo no phone >&2; exit 4'))).toEqual({
      kind: 'failed',
      problem: phrase('The command ended with exit code {exitCode}.', { exitCode: 4 }),
      isFinal: true,
    });
    expect(said).toEqual(['The command on “Back up "all"” said: no phone']);
  });

  test('is ended with all its children after its time', async () => {
    const command = commandOf('sleep 60 & echo $! > pid; wait', 300);
    expect(await deliver(command)).toMatchObject({
      problem: phrase('The command took longer than {time} and was ended.', {
        time: { secondsMs: 300 },
      }),
    });
    const pid = Number(readFileSync(join(dir, 'pid'), 'utf8'));
    await until(() => !existsSync(`/proc/${pid}`) || isZombie(pid), 'the child to be gone');
  });

  test('is not waited for by what it leaves running', async () => {
    expect(await deliver(commandOf('sleep 5 & true'))).toEqual({ kind: 'delivered' });
  });

  test('that is not set up, or does not exist, says so', async () => {
    expect(await commandOf(null).test(notice)).toMatchObject({ problem: 'No command is set up.' });
    expect((await commandOf('no-such-program').test(notice)).problem).toMatch(/exit code 127/);
  });
});

function isZombie(pid: number): boolean {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
}
