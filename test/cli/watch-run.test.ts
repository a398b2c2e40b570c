import { describe, expect, test } from 'vitest';
import type { NamedEvent } from '../../electron/cli/client.ts';
import { exitCodeOf, watchRun } from '../../electron/cli/watch-run.ts';
import { isActive, type Run, runStates } from '../../electron/shared/run.ts';
import { makeRun } from '../helpers/make-task.ts';

async function* stream(...events: readonly NamedEvent[]) {
  yield* events;
}

function makeTail() {
  const tail = { count: 0, advance: async () => (tail.count += 1) > 0 };
  return tail;
}

const running = makeRun({ id: 7, state: 'running' });
const succeeded = makeRun({ id: 7, state: 'succeeded', exitCode: 0 });
const changed = (payload: typeof running): NamedEvent => ({ name: 'run.changed', payload });

describe('watchRun', () => {
  test('resolves at the end of its own run, with the log up to the end', async () => {
    const tail = makeTail();
    const other = makeRun({ id: 8, state: 'failed' });
    const events = stream(changed(running), changed(other), changed(succeeded), changed(running));
    expect(await watchRun(running, events, tail)).toEqual(succeeded);
    expect(tail.count).toBe(2);
  });

  test('reads the log as it grows, and not when others grow', async () => {
    const tail = makeTail();
    const grew = (runId: number): NamedEvent => ({
      name: 'log.grew',
      payload: [{ runId, totalBytes: 1 }],
    });
    await watchRun(running, stream(grew(8), grew(7), changed(succeeded)), tail);
    expect(tail.count).toBe(3);
  });

  test('hears how far its own run is', async () => {
    const told: (number | null)[] = [];
    const progressed = (runId: number, fraction: number): NamedEvent => ({
      name: 'run.progressed',
      payload: [{ runId, progress: { fraction, text: null } }],
    });
    const events = stream(progressed(8, 0.1), progressed(7, 0.2), changed(succeeded));
    await watchRun(running, events, null, ({ fraction }) => told.push(fraction));
    expect(told).toEqual([0.2]);
  });

  test('reads the log of a run that has ended once', async () => {
    const tail = makeTail();
    expect(await watchRun(succeeded, stream(), tail)).toEqual(succeeded);
    expect(tail.count).toBe(1);
  });

  test('rejects when the events end first', async () => {
    await expect(watchRun(running, stream(), null)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('exitCodeOf', () => {
  test('is the code of the run itself where it has one', () => {
    expect(exitCodeOf(makeRun({ state: 'failed', exitCode: 37 }))).toBe(37);
    expect(exitCodeOf(makeRun({ state: 'failed', reasonCode: 'start_failed' }))).toBe(126);
  });

  test('is what other programs use where there is none', () => {
    const codeOf = (state: Run['state']) => exitCodeOf(makeRun({ state }));
    expect(
      (['skipped', 'missed', 'timed_out', 'cancelled', 'failed'] as const).map(codeOf),
    ).toEqual([75, 75, 124, 130, 1]);
  });

  test('is never 0 for a run that ended in any other way than success', () => {
    for (const state of runStates) {
      const exitCode = exitCodeOf(makeRun({ state, exitCode: state === 'succeeded' ? 0 : null }));
      expect(exitCode === 0).toBe(state === 'succeeded' || isActive(state));
    }
  });
});
