import { describe, expect, test } from 'vitest';

import { findGaps, type RowFacts } from '../../../electron/main/explain/facts.ts';
import { explainRow } from '../../../electron/main/explain/explain-row.ts';
import type { Period } from '../../../electron/main/store/ledger-store.ts';
import type { ReasonCode, Run } from '../../../electron/shared/run.ts';
import type { Task, TaskDraft } from '../../../electron/shared/task.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';

const at = (text: string) => Date.parse(`2026-11-${text}Z`);
const NOW = at('24T12:00');

function explain(run: Partial<Run>, facts: Partial<RowFacts> = {}) {
  const task = { ...makeTaskInput(), id: 1 } as Task;
  const plain = { taskThen: facts.task ?? task, isPaused: false, opensAtLogin: false };
  const rest = { related: null, madeUpBy: null, gaps: [], nowMs: NOW, timeZone: 'UTC' };
  return explainRow({ run: makeRun({ id: 900, ...run }), task, ...plain, ...rest, ...facts });
}

describe('a row', () => {
  test('that was skipped names its time, the reason and what would change it', () => {
    const related = makeRun({
      id: 812,
      state: 'succeeded',
      startedAtMs: at('24T02:00'),
      finishedAtMs: at('24T03:12'),
    });
    const found = explain(
      {
        state: 'skipped',
        reasonCode: 'overlap',
        reason: 'Run 812 of this task was still running.',
        relatedRunId: 812,
        scheduledForMs: at('24T03:00'),
      },
      { related },
    );
    expect(found).toEqual({
      code: 'overlap',
      sentence:
        'It was due at Tue 24 Nov 03:00. Run 812 of this task was still running. Set the task to wait in line, to replace the old run or to allow several, to change that.',
      evidence: [
        {
          text: 'Run 812 of Backup ran from Tue 24 Nov 02:00 to 03:12 (Succeeded).',
          runId: 812,
        },
      ],
      runId: 900,
    });
  });

  test.each([
    ['queue', 'x. Set the task to replace the old run or to allow several, to change that.'],
    ['allow', 'x. More runs at the same time can be set for the task.'],
    ['replace', 'x.'],
  ] as const)('that was skipped by a task set to %s is told what else it may do', (policy, end) => {
    const task = { ...makeTaskInput({ overlapPolicy: policy }), id: 1 } as Task;
    const row = { state: 'skipped', reasonCode: 'overlap', reason: 'x.' } as const;
    expect(explain(row, { task }).sentence).toMatch(new RegExp(`${end}$`));
  });

  const tasks = (now: Partial<TaskDraft>, then: Partial<TaskDraft> = {}) => ({
    task: { ...makeTaskInput(now), id: 1 } as Task,
    taskThen: makeTaskInput(then),
  });
  const required = { name: 'folder', type: 'text', required: true } as const;

  test.each<readonly [ReasonCode, Partial<RowFacts>, string]>([
    ['overlap', tasks({ overlapPolicy: 'queue' }), 'x.'],
    ['asleep', tasks({ misfirePolicy: 'run_once' }, { misfirePolicy: 'skip' }), 'x.'],
    [
      'app_closed',
      tasks({}),
      'x. Start CronPilot at login, or set the task to run once when back.',
    ],
    [
      'app_closed',
      { ...tasks({}), opensAtLogin: true },
      'x. Set the task to run once when back to make up for such times.',
    ],
    ['app_closed', tasks({ misfirePolicy: 'run_all' }), 'x.'],
    ['too_late', tasks({}), 'x. A longer lateness can be set for the task.'],
    ['too_late', tasks({ maxLatenessMs: 60_000 }), 'x.'],
    ['paused', {}, 'x.'],
    ['paused', { isPaused: true }, 'x. It runs again once the pause is over.'],
    ['condition_deadline', tasks({ conditions: { onDeadline: 'run' } }), 'x.'],
    ['missing_parameter', tasks({ parameters: [{ ...required, default: '/data' }] }), 'x.'],
    [
      'missing_parameter',
      tasks({ parameters: [required] }),
      'x. Give the parameter a default, so that scheduled runs have a value.',
    ],
  ])('that did not start because of %s is advised as its task is set now', (code, facts, end) => {
    const row = { state: 'skipped', reasonCode: code, reason: 'x.', scheduledForMs: NOW } as const;
    expect(explain(row, facts).sentence).toBe(`It was due at Tue 24 Nov 12:00. ${end}`);
  });

  test('that stands for several tells how many and from when to when', () => {
    const found = explain({
      state: 'missed',
      reasonCode: 'asleep',
      reason: 'The computer was asleep from 22:10 to 07:40.',
      dueCount: 1_030,
      dueFromMs: at('23T22:15'),
      scheduledForMs: at('24T07:30'),
    });
    expect(found.sentence).toMatch(
      /^It was due 1,030 times from Mon 23 Nov 22:15 to Tue 24 Nov 07:30\. The computer was asleep/,
    );
  });

  test('that was missed shows when nothing could run, and what made up for it', () => {
    const madeUpBy = makeRun({ id: 5, state: 'running', startedAtMs: at('24T07:41') });
    const found = explain(
      { state: 'missed', reasonCode: 'coalesced', reason: 'x.', scheduledForMs: at('24T02:00') },
      {
        madeUpBy,
        gaps: [
          { kind: 'cut_short', fromMs: at('24T00:10'), toMs: at('24T01:00') },
          { kind: 'asleep', fromMs: at('24T01:12'), toMs: at('24T07:40') },
        ],
      },
    );
    expect(found.evidence.map(({ text }) => text)).toEqual([
      'CronPilot or the computer had ended unexpectedly, and was gone from Tue 24 Nov 00:10 to 01:00.',
      'The computer was asleep from Tue 24 Nov 01:12 to 07:40.',
      'Run 5 of Backup has been running since Tue 24 Nov 07:41.',
    ]);
  });

  test('that waits says for what', () => {
    expect(
      explain({ state: 'queued', reasonCode: 'condition', reason: 'Waits for mains power.' }),
    ).toMatchObject({
      code: 'condition',
      sentence: 'It has not started yet. Waits for mains power.',
    });
    expect(explain({ state: 'queued' })).toMatchObject({
      code: 'waiting',
      sentence: 'It has not started yet. It waits for its turn.',
    });
  });

  test('that was asked for by no schedule names when it was asked for', () => {
    const found = explain({
      state: 'cancelled',
      reasonCode: 'stopped_by_user',
      reason: 'Taken out of the queue by you.',
      queuedAtMs: at('24T08:00'),
    });
    expect(found.sentence).toBe(
      'It was asked for at Tue 24 Nov 08:00. It never started. Taken out of the queue by you.',
    );
  });

  test('whose process never began could not be started, although it has a start time', () => {
    const found = explain({
      state: 'failed',
      reasonCode: 'start_failed',
      reason: 'The folder `/gone` does not exist.',
      startedAtMs: at('24T02:00'),
      scheduledForMs: at('24T02:00'),
    });
    expect(found).toMatchObject({ code: 'start_failed' });
    expect(found.sentence).toBe(
      'It was due at Tue 24 Nov 02:00. It could not be started. The folder `/gone` does not exist.',
    );
  });

  test.each(['succeeded', 'failed', 'timed_out', 'abandoned', 'cancelled'] as const)(
    'that %s after a start did run',
    (state) => {
      const ended = { startedAtMs: at('24T02:00'), finishedAtMs: at('24T02:01') };
      const found = explain({ state, ...ended, reasonCode: 'stopped_by_user', reason: 'R.' });
      expect(found.code).toBe('ran');
      expect(found.sentence).toMatch(/^It did run\. Backup /);
    },
  );

  test('that runs is running', () => {
    const found = explain({ state: 'running', startedAtMs: at('24T02:00') });
    expect(found).toMatchObject({
      code: 'running',
      sentence: 'It is running, since Tue 24 Nov 02:00.',
    });
  });
});

describe('findGaps', () => {
  const period = (from: number, to: number, change: Partial<Period> = {}): Period => ({
    kind: 'app',
    startedAtMs: from,
    endedAtMs: to,
    wasClosed: true,
    ...change,
  });

  test('finds what lies between two periods and touches the range', () => {
    const periods = [period(0, 10), period(20, 30), period(50, 90)];
    const gaps = (from: number, to: number) =>
      findGaps(periods, from, to).map(({ fromMs, toMs }) => [fromMs, toMs]);
    expect(gaps(12, 15)).toEqual([[10, 20]]);
    expect(gaps(12, 40)).toEqual([
      [10, 20],
      [30, 50],
    ]);
    expect(gaps(22, 25)).toEqual([]);
    expect(gaps(95, 99)).toEqual([]);
  });

  test('tells sleep, a close and a crash apart', () => {
    const kinds = [
      period(0, 1, { kind: 'awake' }),
      period(0, 1),
      period(0, 1, { wasClosed: false }),
    ].map((first) => findGaps([first, { ...first, startedAtMs: 5, endedAtMs: 9 }], 2, 3)[0]?.kind);
    expect(kinds).toEqual(['asleep', 'closed', 'cut_short']);
  });
});
