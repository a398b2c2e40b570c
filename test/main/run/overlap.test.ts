import { describe, expect, test } from 'vitest';
import { phrase } from '../../../electron/shared/phrase.ts';
import { decideOverlap } from '../../../electron/main/run/overlap.ts';
import type { Run, RunState } from '../../../electron/shared/run.ts';

const run = (id: number, state: RunState) => ({ id, state }) as Run;
const task = (overlapPolicy: 'skip' | 'queue' | 'replace' | 'allow', maxInstances = 2) => ({
  overlapPolicy,
  maxInstances,
});

describe('decideOverlap', () => {
  test.each(['skip', 'queue', 'replace', 'allow'] as const)(
    'starts at once when no run is active (%s)',
    (policy) => {
      expect(decideOverlap(task(policy), [])).toEqual({ kind: 'start' });
    },
  );

  test('skips and names the run in the way', () => {
    expect(decideOverlap(task('skip'), [run(812, 'running')])).toMatchObject({
      kind: 'skip',
      blocker: { id: 812 },
      wording: phrase('Run {runId} of this task was still running.', { runId: 812 }),
    });
  });

  test('lets one run wait and skips the next', () => {
    expect(decideOverlap(task('queue'), [run(1, 'running')])).toMatchObject({
      kind: 'wait',
      blocker: { id: 1 },
    });
    expect(decideOverlap(task('queue'), [run(1, 'running'), run(2, 'queued')])).toMatchObject({
      kind: 'skip',
      blocker: { id: 2 },
    });
  });

  test('replaces every active run', () => {
    const active = [run(1, 'running'), run(2, 'queued')];
    expect(decideOverlap(task('replace'), active)).toMatchObject({
      kind: 'replace',
      blockers: active,
    });
  });

  test('allows up to the number of instances and skips the next', () => {
    expect(decideOverlap(task('allow', 2), [run(1, 'running')])).toEqual({ kind: 'start' });
    expect(decideOverlap(task('allow', 2), [run(1, 'running'), run(2, 'running')])).toMatchObject({
      kind: 'skip',
    });
  });
});
