import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { SystemSurroundings } from '../../electron/main/system-surroundings.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { turningKeyStore } from '../helpers/open-vault.ts';
import { startCronPilot } from '../helpers/start-cronpilot.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const VALUE = 'hunter2hunter';

/** CronPilot for a user whose login shell reads this `.profile`. */
async function startWith(profile: string, keyStore = turningKeyStore()) {
  const home = tempDir();
  writeFileSync(join(home, '.profile'), profile);
  const ownEnv = { PATH: process.env['PATH'], HOME: home };
  const loginShell = '/bin/dash';
  const cronpilot = await startCronPilot(join(home, 'data'), new SystemSurroundings(), {
    ownEnv,
    loginShell,
    keyStore,
  });
  const ask = (command: string, env: Record<string, string> = {}) => {
    const action = { kind: 'command', command, shell: '/bin/sh' } as const;
    const task = cronpilot.engine.taskStore.create(makeTaskInput({ action, env }), Date.now());
    return cronpilot.engine.runService.request({ task, trigger: 'manual' });
  };
  const stateOf = (id: number) => cronpilot.engine.runStore.get(id).state;
  return { ...cronpilot, home, ask, stateOf };
}

describe('a run that is asked for at the start', () => {
  it('waits for the login shell and gets its environment', async () => {
    const { home, ask, stateOf } = await startWith(
      'until [ -e ~/go ]; do sleep 0.02; done; export OWN=1',
    );
    const run = ask('test "$OWN" = 1');
    expect(stateOf(run.id)).toBe('queued');
    writeFileSync(join(home, 'go'), '');
    await until(() => stateOf(run.id) === 'succeeded', 'the run to succeed');
  });

  it('does not wait when the shell is not to be asked', async () => {
    const { settings, ask, stateOf } = await startWith('sleep 1000');
    settings.update({ useLoginEnv: false });
    const run = ask('test -z "$CRONPILOT_LOGIN_SHELL"');
    await until(() => stateOf(run.id) === 'succeeded', 'the run to succeed');
  });
});

describe('a restart', () => {
  it('waits for the key store before it adopts a run with secrets', async () => {
    const first = await startWith('');
    await first.engine.environment.secrets.set('TOKEN', VALUE);
    const go = join(first.home, 'go');
    const run = first.ask(`until [ -e '${go}' ]; do sleep 0.02; done; echo "$OWN"`, {
      OWN: '{{secret.TOKEN}}',
    });
    await until(() => first.engine.runStore.get(run.id).pid, 'the run to begin');
    await first.stop();
    const opened: string[] = [];
    const second = await startCronPilot(join(first.home, 'data'), new SystemSurroundings(), {
      keyStore: {
        ...turningKeyStore(),
        unseal: async (bytes) => {
          await new Promise((resolve) => setImmediate(resolve));
          opened.push('key');
          return await turningKeyStore().unseal(bytes);
        },
      },
    });
    expect(opened).toEqual(['key']);
    mkdirSync(go);
    const ended = () => second.engine.runStore.get(run.id).state === 'succeeded';
    await until(ended, 'the run to end');
    const { logFilename } = second.engine.runStore.get(run.id);
    expect(readFileSync(join(second.paths.logsDir, logFilename ?? ''), 'utf8')).toBe('***\n');
  });

  it('without the key store fails the starts that need a secret, by its name', async () => {
    const first = await startWith('');
    await first.engine.environment.secrets.set('TOKEN', VALUE);
    await first.stop();
    const second = await startCronPilot(join(first.home, 'data'));
    const input = makeTaskInput({ env: { OWN: '{{secret.TOKEN}}' } });
    const task = second.engine.taskStore.create(input, Date.now());
    const { id } = second.engine.runService.request({ task, trigger: 'manual' });
    await until(() => second.engine.runStore.get(id).state === 'failed', 'the run to fail');
    expect(second.engine.runStore.get(id)).toMatchObject({
      reasonCode: 'missing_secret',
      reason:
        'The secret `TOKEN` cannot be read: CronPilot runs without a desktop and so without the system’s key store.',
    });
  });
});
