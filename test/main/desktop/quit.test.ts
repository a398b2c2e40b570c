import { describe, expect, test } from 'vitest';
import {
  decideQuit,
  type QuitChoice,
  type QuitFacts,
  type QuitQuestion,
} from '../../../electron/main/desktop/decide-quit.ts';
import { QuitGuard } from '../../../electron/main/desktop/quit-guard.ts';
import { makeRun } from '../../helpers/make-task.ts';

const nowMs = new Date(2026, 10, 23, 14, 32).getTime();
const running = (...names: readonly string[]) =>
  names.map((taskName, at) => makeRun({ id: at + 1, taskName, state: 'running' }));
const facts = (change: Partial<QuitFacts> = {}): QuitFacts => ({
  running: running('Sync photos', 'Weekly report'),
  ending: new Set(),
  next: [],
  nowMs,
  ...change,
});

describe('decideQuit', () => {
  test('nothing is asked while nothing runs, whatever comes next', () => {
    const next = [{ taskId: 1, taskName: 'Backup', fireAtMs: nowMs + 60_000 }];
    expect(decideQuit(facts({ running: [], next }))).toBeNull();
  });

  test('says what goes on, what is stopped and what is due', () => {
    const next = [{ taskId: 1, taskName: 'Backup', fireAtMs: nowMs + 3_600_000 }];
    expect(decideQuit(facts({ ending: new Set([2]), next }))).toEqual({
      message: '2 tasks are running.',
      detail: [
        'Weekly report would be stopped.',
        'Sync photos goes on without CronPilot, which takes the outcome down at its next start.',
        'Nothing starts while CronPilot is closed; Backup is due next, Mon 23 Nov 15:32.',
      ].join('\n'),
      buttons: [
        { label: 'Quit when they finish', choice: 'when_finished' },
        { label: 'Stop and quit', choice: 'now' },
        { label: 'Cancel', choice: 'cancel' },
      ],
    });
  });

  test('nothing that goes on is said to be stopped', () => {
    const question = decideQuit(facts({ running: running('Sync photos') }));
    expect(question?.message).toBe('1 task is running.');
    expect(question?.buttons.map(({ label }) => label)).toEqual([
      'Quit when it finishes',
      'Quit now',
      'Cancel',
    ]);
    expect(question?.detail).not.toContain('stopped');
  });

  test('many names are counted', () => {
    const detail = (...names: string[]) =>
      decideQuit(facts({ running: running(...names) }))?.detail;
    expect(detail('a', 'b', 'c', 'd')).toMatch(/^a, b, c and d go on/);
    expect(detail('a', 'b', 'c', 'd', 'e')).toMatch(/^a, b, c and 2 more go on/);
  });
});

describe('QuitGuard', () => {
  function setUp(answers: QuitChoice[]) {
    const stage = {
      facts: facts() as QuitFacts | null,
      quits: 0,
      questions: [] as QuitQuestion[],
      answer: () => Promise.resolve(answers.shift() ?? 'cancel'),
    };
    const guard = new QuitGuard({
      facts: () => {
        if (!stage.facts) throw new Error('database disk image is malformed');
        return stage.facts;
      },
      ask: (question) => {
        stage.questions.push(question);
        return stage.answer();
      },
      quit: () => (stage.quits += 1),
    });
    return { stage, guard };
  }

  test('quits at once where nothing runs, and after the question where that is wanted', async () => {
    const { stage, guard } = setUp(['now']);
    await guard.request();
    expect(stage.quits).toBe(1);
    stage.facts = facts({ running: [] });
    await guard.request();
    expect(stage).toMatchObject({ quits: 2, questions: { length: 1 } });
  });

  test('waits for the runs it asked about, not for later ones', async () => {
    const { stage, guard } = setUp(['when_finished']);
    await guard.request();
    guard.runsChanged();
    expect(stage.quits).toBe(0);
    stage.facts = facts({ running: [makeRun({ id: 9, state: 'running' })] });
    guard.runsChanged();
    expect(stage.quits).toBe(1);
  });

  test('facts that cannot be read let a user quit, but end no waiting', async () => {
    const { stage, guard } = setUp(['when_finished']);
    await guard.request();
    stage.facts = null;
    guard.runsChanged();
    expect(stage.quits).toBe(0);
    await guard.request();
    expect(stage.quits).toBe(1);
  });

  test('a user who waits can change their mind', async () => {
    const { stage, guard } = setUp(['when_finished', 'cancel']);
    await guard.request();
    await guard.request();
    stage.facts = facts({ running: [] });
    guard.runsChanged();
    expect(stage.quits).toBe(0);
  });

  test('waits for the last of them', async () => {
    const { stage, guard } = setUp(['when_finished']);
    await guard.request();
    stage.facts = facts({ running: running('Sync photos') });
    guard.runsChanged();
    expect(stage.quits).toBe(0);
  });

  test('runs that end while the question is open are not waited for', async () => {
    const { stage, guard } = setUp(['when_finished']);
    const asked = guard.request();
    stage.facts = facts({ running: [] });
    guard.runsChanged();
    await asked;
    expect(stage.quits).toBe(1);
  });

  test('a question that could not be put is put again', async () => {
    const { stage, guard } = setUp([]);
    stage.answer = () => Promise.reject(new Error('no display'));
    await expect(guard.request()).rejects.toThrow('no display');
    stage.answer = () => Promise.resolve('now');
    await guard.request();
    expect(stage.quits).toBe(1);
  });

  test('asks one question at a time', async () => {
    const { stage, guard } = setUp(['cancel']);
    await Promise.all([guard.request(), guard.request()]);
    expect(stage.questions).toHaveLength(1);
  });
});
