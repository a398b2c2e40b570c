import { expect, test } from 'vitest';

import { Client } from '../../electron/cli/client.ts';
import { stopCommand } from '../../electron/cli/commands/stop.ts';
import type { Context } from '../../electron/cli/context.ts';
import type { CallName, RequestInput } from '../../electron/shared/ipc-contract.ts';
import type { Run } from '../../electron/shared/run.ts';
import { RunStage } from '../helpers/run-stage.ts';

/** Something else happens each time after the client has heard which runs are active. */
class LateClient extends Client {
  readonly #afterList: () => Promise<unknown>;

  constructor(socketPath: string, afterList: () => Promise<unknown>) {
    super(socketPath);
    this.#afterList = afterList;
  }

  override async call<N extends CallName>(name: N, request: RequestInput<N>) {
    const answer = await super.call(name, request);
    if (name === 'runs.list') await this.#afterList();
    return answer;
  }
}

/** Three runs of one task, and `stop` of it while some of them end by themselves. */
async function stopWhileEnding(endingCount: number, ...options: string[]) {
  const stage = await RunStage.start();
  const gates = ['a', 'b', 'c'].map((name) => stage.gate(name));
  const draft = { overlapPolicy: 'allow', maxInstances: 3 } as const;
  const task = stage.createTask('true', { ...draft, name: 'Several' });
  const runs: Run[] = [];
  for (const gate of gates) {
    stage.edit(task, { ...draft, action: { kind: 'command', command: gate.wait } });
    runs.push(stage.ask(task));
  }
  for (const run of runs) await stage.started(run);
  const client = new LateClient(stage.cronpilot.paths.socketPath, async () => {
    for (const [at, run] of runs.slice(0, endingCount).entries()) {
      gates[at]?.open();
      await stage.ended(run);
    }
  });
  const printed: string[] = [];
  const output = { print: (text: string) => void printed.push(text) };
  const context = { client, output } as unknown as Context;
  const exitCode = await stopCommand(['several', ...options], context);
  const ended = await Promise.all(runs.map((run) => stage.ended(run)));
  return { exitCode, printed, states: ended.map(({ state }) => state) };
}

test('one that ends by itself meanwhile keeps no other from being stopped', async () => {
  const { exitCode, printed, states } = await stopWhileEnding(1);
  expect(states).toEqual(['succeeded', 'cancelled', 'cancelled']);
  expect(printed).toEqual(['Stopping run 3 of Several.\nStopping run 2 of Several.']);
  expect(exitCode).toBe(0);
});

test('when all of them end meanwhile, that is what was wanted', async () => {
  const { exitCode, printed, states } = await stopWhileEnding(3);
  expect(states).toEqual(['succeeded', 'succeeded', 'succeeded']);
  expect(printed).toEqual(['It has just ended by itself.']);
  expect(exitCode).toBe(0);
});
