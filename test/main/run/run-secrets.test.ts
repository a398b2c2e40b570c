import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { RunStage } from '../../helpers/run-stage.ts';

const VALUE = 'hunter2 "hunter"';

async function stageWith(name: string): Promise<RunStage> {
  const stage = await RunStage.start();
  stage.cronpilot.settings.update({ secretsWithoutKeyStore: true });
  await stage.engine.environment.secrets.set(name, VALUE);
  return stage;
}

describe('a task that refers to a secret', () => {
  it('gets it in a variable of its own or of every run, and never in its log', async () => {
    const stage = await stageWith('TOKEN');
    stage.cronpilot.settings.update({ env: { SHARED: 'x-{{secret.TOKEN}}' } });
    const env = { OWN: '{{ secret.TOKEN }}', PLAIN: '{{param.x}}' };
    const task = stage.createTask(
      `[ "$OWN" = '${VALUE}' ] && [ "$SHARED" = "x-$OWN" ] && echo "$SHARED $PLAIN"`,
      { env },
    );
    const run = await stage.ended(stage.ask(task));
    expect(run.state).toBe('succeeded');
    expect(stage.log(run)).toBe('x-*** {{param.x}}\n');
  });

  it('fails to start when there is none, and takes nothing from the runs beside it', async () => {
    const stage = await stageWith('TOKEN');
    const task = stage.createTask('true', { env: { OWN: '{{secret.NONE}}' } });
    const other = stage.createTask('true');
    stage.limit(1);
    const [run, beside] = [stage.ask(task), stage.ask(other)];
    expect(await stage.ended(run)).toMatchObject({
      state: 'failed',
      reasonCode: 'missing_secret',
      reason: 'The secret `NONE` is not stored.',
      exitCode: null,
    });
    expect((await stage.ended(beside)).state).toBe('succeeded');
  });

  it('is masked after a restart of what it was started with, whatever was changed since', async () => {
    const stage = await stageWith('TOKEN');
    const gate = stage.gate();
    const task = stage.createTask(`echo "$OWN"; ${gate.wait}; echo "$OWN"; seq 1 20000`, {
      env: { OWN: '{{secret.TOKEN}}' },
    });
    const run = stage.ask(task);
    await stage.started(run);
    await stage.engine.environment.secrets.set('TOKEN', 'another value');
    stage.engine.environment.secrets.delete('TOKEN', true);
    await stage.engine.environment.secrets.set('OTHER', VALUE);
    await stage.restart();
    gate.open();
    const ended = await stage.ended(run);
    expect(ended).toMatchObject({ state: 'succeeded', exitCode: 0 });
    expect(stage.log(run)).toMatch(/^\*\*\*\n\*\*\*\n1\n2\n/);
    expect(stage.log(run)).toMatch(/\n20000\n$/);
  });
});

describe('the environment of a run', () => {
  it('has what its .env file says, read at each start', async () => {
    const stage = await RunStage.start();
    const path = join(stage.dir, 'x.env');
    writeFileSync(path, 'A=file\nB=file\n');
    const task = stage.createTask('echo "$A $B $CRONPILOT_ATTEMPT $CRONPILOT_RUN_ID"', {
      envFile: path,
      env: { B: 'task' },
    });
    const first = stage.ask(task);
    await stage.ended(first);
    expect(stage.log(first)).toBe(`file task 1 ${first.id}\n`);
    stage.edit(task, { envFile: join(stage.dir, 'gone.env') });
    expect(await stage.ended(stage.ask(task))).toMatchObject({
      state: 'failed',
      reasonCode: 'start_failed',
      reason: `The .env file \`${join(stage.dir, 'gone.env')}\` does not exist.`,
    });
  });
});
