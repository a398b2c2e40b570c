import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';

import type { Explanation, ExplanationCode } from '../../../electron/shared/explanation.ts';
import type { Run } from '../../../electron/shared/run.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import type { Task, TaskDraft } from '../../../electron/shared/task.ts';
import { RunStage } from '../../helpers/run-stage.ts';
import { until } from '../../helpers/until.ts';

/** The clock that goes on through sleep, which nobody sets: the second one that the tests move. */
const bootClock = vi.hoisted(() => ({ seconds: 100_000 }));
vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  uptime: () => bootClock.seconds,
}));

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const local = (text: string) => new Date(text).getTime();
/** A Tuesday. */
const NOON = local('2026-11-24T12:00');
const dailyAt = (time: string): Schedule => ({ kind: 'daily', times: [time], timeZone: null });

/** Sentences by what they explain: no two reasons may read the same. */
const sentences = new Map<string, string>();

/** A real engine whose clocks alone the test moves. */
class Ledger {
  readonly stage: RunStage;

  constructor(stage: RunStage) {
    this.stage = stage;
  }

  create(draft: Partial<TaskDraft>, command = 'true'): Task {
    return this.stage.createTask(command, draft);
  }

  /** Runs until the gate opens at the end of the test. */
  createLong(draft: Partial<TaskDraft> = {}): Task {
    const gate = this.stage.gate(`gate-${Math.random()}`);
    onTestFinished(() => gate.open());
    return this.create(draft, gate.wait);
  }

  /** Time passes until then, while the computer sleeps. */
  at(ms: number): void {
    bootClock.seconds += (ms - Date.now()) / 1000;
    vi.setSystemTime(ms);
  }

  /** The user sets the clock. */
  setClock(ms: number): void {
    vi.setSystemTime(ms);
    this.stage.engine.scheduler.wake('clock_jump');
  }

  /** The clock has gone on to `ms` while CronPilot looked. */
  async due(ms: number, task: Task): Promise<Run> {
    this.at(ms);
    this.stage.engine.scheduler.wake('clock_jump');
    return await this.rowAt(ms, task);
  }

  async closedUntil(ms: number): Promise<void> {
    await this.stage.stop();
    this.at(ms);
    await this.stage.restart();
  }

  /** What is late is handed over in slices, turn by turn. */
  async rowAt(ms: number, task: Task): Promise<Run> {
    return await until(
      () => this.stage.runsOf(task).find((run) => run.scheduledForMs === ms),
      `an account of ${new Date(ms).toISOString()}`,
    );
  }

  why(run: Pick<Run, 'id'>): Explanation {
    return this.stage.engine.explainer.explainRun(run.id);
  }

  whyAt(task: Pick<Task, 'id'>, ms: number): Explanation {
    return this.stage.engine.explainer.explainTask(task.id, ms);
  }
}

let ledger: Ledger;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  onTestFinished(() => void vi.useRealTimers());
  ledger = new Ledger(await RunStage.start());
  ledger.stage.cronpilot.settings.update({ catchUpQuietMs: 0, catchUpEveryMs: 0 });
});

function explains(
  title: string,
  code: ExplanationCode,
  words: RegExp,
  make: () => Explanation | Promise<Explanation>,
): void {
  test(title, async () => {
    const found = await make();
    expect(found.sentence).toMatch(words);
    expect(found.code).toBe(code);
    sentences.set(title, found.sentence.replace(/\d+/g, '#'));
  });
}

explains(
  'an earlier run still running',
  'overlap',
  /Run \d+ of this task was still running/,
  () => {
    const task = ledger.createLong();
    ledger.stage.ask(task);
    return ledger.why(ledger.stage.ask(task));
  },
);

explains('a run that waits in line already', 'overlap', /was already waiting/, () => {
  const task = ledger.createLong({ overlapPolicy: 'queue' });
  ledger.stage.ask(task);
  ledger.stage.ask(task);
  return ledger.why(ledger.stage.ask(task));
});

explains('as many runs as it allows', 'overlap', /2 runs of this task were active/, () => {
  const task = ledger.createLong({ overlapPolicy: 'allow', maxInstances: 2 });
  ledger.stage.ask(task);
  ledger.stage.ask(task);
  return ledger.why(ledger.stage.ask(task));
});

explains('a newer run in its place', 'replaced', /for a newer run/, () => {
  const task = ledger.createLong({ overlapPolicy: 'replace' });
  ledger.stage.ask(task);
  const waiting = ledger.stage.ask(task);
  ledger.stage.ask(task);
  return ledger.why(waiting);
});

explains('the user taking it out', 'stopped_by_user', /Taken out of the queue by you/, () => {
  ledger.stage.limit(1);
  ledger.stage.ask(ledger.createLong());
  const waiting = ledger.stage.ask(ledger.create({}));
  ledger.stage.engine.runService.stop(waiting.id);
  return ledger.why(waiting);
});

explains('its task being deleted', 'task_deleted', /was deleted before it started/, () => {
  ledger.stage.limit(1);
  ledger.stage.ask(ledger.createLong());
  const task = ledger.create({});
  const waiting = ledger.stage.ask(task);
  ledger.stage.delete(task);
  return ledger.why(waiting);
});

explains('no free slot', 'no_free_slot', /has not started yet. Waits for a free slot/, () => {
  ledger.stage.limit(1);
  ledger.stage.ask(ledger.createLong());
  return ledger.why(ledger.stage.ask(ledger.create({})));
});

explains('its own earlier run', 'earlier_run_active', /Waits for run \d+ of this task/, () => {
  const task = ledger.createLong({ overlapPolicy: 'queue' });
  ledger.stage.ask(task);
  return ledger.why(ledger.stage.ask(task));
});

explains('a lock held by another task', 'lock_held', /[Ll]ock .*disk/, () => {
  ledger.stage.ask(ledger.createLong({ locks: ['disk'] }));
  return ledger.why(ledger.stage.ask(ledger.create({ locks: ['disk'] })));
});

explains('a pause', 'paused', /paused by you at 12:00/, async () => {
  const task = ledger.create({ schedules: [dailyAt('13:00')] });
  ledger.stage.engine.setPause({ sinceMs: NOON, untilMs: null });
  return ledger.why(await ledger.due(NOON + HOUR_MS, task));
});

explains('a blackout', 'blackout', /between 12:30 and 14:00/, async () => {
  const task = ledger.create({
    schedules: [dailyAt('13:00')],
    blackouts: [{ kind: 'daily', days: [], from: '12:30', to: '14:00' }],
  });
  return ledger.why(await ledger.due(NOON + HOUR_MS, task));
});

explains(
  'a folder that is gone',
  'start_failed',
  /could not be started.*does not exist/,
  async () => {
    const cwd = join(ledger.stage.dir, 'gone');
    mkdirSync(cwd);
    const task = ledger.create({ cwd });
    rmSync(cwd, { recursive: true });
    return ledger.why(await ledger.stage.ended(ledger.stage.ask(task)));
  },
);

explains('CronPilot being closed', 'app_closed', /CronPilot was closed from/, async () => {
  const task = ledger.create({ schedules: [dailyAt('13:00')], misfirePolicy: 'skip' });
  await ledger.closedUntil(NOON + 3 * HOUR_MS);
  const found = ledger.why(await ledger.rowAt(NOON + HOUR_MS, task));
  expect(found.evidence.map(({ text }) => text)).toEqual([
    'CronPilot was closed from Tue 24 Nov 12:00 to 15:00.',
  ]);
  return found;
});

explains(
  'the computer being asleep',
  'asleep',
  /The computer was asleep from 12:00 to 15:00/,
  async () => {
    const task = ledger.create({ schedules: [dailyAt('13:00')], misfirePolicy: 'skip' });
    ledger.at(NOON + 3 * HOUR_MS);
    ledger.stage.engine.scheduler.wake('resume');
    return ledger.why(await ledger.rowAt(NOON + HOUR_MS, task));
  },
);

explains(
  'being too late to catch up',
  'too_late',
  /too late to (be )?ca(tch|ught) up/,
  async () => {
    const task = ledger.create({
      schedules: [dailyAt('13:00')],
      misfirePolicy: 'run_once',
      maxLatenessMs: HOUR_MS,
    });
    await ledger.closedUntil(NOON + 3 * HOUR_MS);
    return ledger.why(await ledger.rowAt(NOON + HOUR_MS, task));
  },
);

explains('a later run that made up for it', 'coalesced', /later run makes up/, async () => {
  const schedules: Schedule[] = [
    { kind: 'daily', times: ['13:00', '15:00', '17:00'], timeZone: null },
  ];
  const task = ledger.create({ schedules, misfirePolicy: 'run_once' });
  await ledger.closedUntil(NOON + 6 * HOUR_MS);
  const found = ledger.why(await ledger.rowAt(NOON + 3 * HOUR_MS, task));
  expect(found.evidence.at(-1)?.text).toMatch(/^Run \d+ of /);
  return found;
});

explains('only so many being made up for', 'coalesced', /the last 2 /, async () => {
  const schedules: Schedule[] = [
    { kind: 'daily', times: ['13:00', '14:00', '15:00'], timeZone: null },
  ];
  const task = ledger.create({
    schedules,
    misfirePolicy: 'run_all',
    maxCatchUps: 2,
    overlapPolicy: 'queue',
  });
  await ledger.closedUntil(NOON + 4 * HOUR_MS);
  return ledger.why(await ledger.rowAt(NOON + HOUR_MS, task));
});

explains(
  'a clock that was set forward',
  'clock_set',
  /The clock was set forward from/,
  async () => {
    const task = ledger.create({ schedules: [dailyAt('13:00')] });
    ledger.setClock(NOON + 5 * HOUR_MS);
    return ledger.why(await ledger.rowAt(NOON + HOUR_MS, task));
  },
);

explains('an unmet condition at its deadline', 'condition_deadline', /quiet hours/i, async () => {
  ledger.stage.cronpilot.settings.update({ quietHours: { from: '12:30', to: '20:00' } });
  const task = ledger.create({
    schedules: [dailyAt('13:00')],
    conditions: { outsideQuietHours: true, deadline: { kind: 'at', time: '18:00' } },
  });
  await ledger.due(NOON + HOUR_MS, task);
  ledger.at(NOON + 6 * HOUR_MS + MINUTE_MS);
  ledger.stage.limit(9);
  return ledger.why(await ledger.rowAt(NOON + HOUR_MS, task));
});

explains('a condition it waits for', 'condition', /has not started yet.*quiet hours/i, async () => {
  ledger.stage.cronpilot.settings.update({ quietHours: { from: '12:30', to: '20:00' } });
  const task = ledger.create({
    schedules: [dailyAt('13:00')],
    conditions: { outsideQuietHours: true },
  });
  return ledger.why(await ledger.due(NOON + HOUR_MS, task));
});

explains('the quiet after waking up', 'quiet_period', /[Qq]uiet/, async () => {
  ledger.stage.cronpilot.settings.update({ catchUpQuietMs: 60_000 });
  const task = ledger.create({ schedules: [dailyAt('13:00')], misfirePolicy: 'run_once' });
  ledger.at(NOON + 3 * HOUR_MS);
  ledger.stage.engine.scheduler.wake('resume');
  return ledger.why(await ledger.rowAt(NOON + HOUR_MS, task));
});

explains('a retry that is not due yet', 'retry_delay', /[Aa]ttempt 2 of 3/, async () => {
  const task = ledger.create(
    { retry: { maxAttempts: 3, delayMs: 3 * DAY_MS, maxDelayMs: 3 * DAY_MS } },
    'exit 3',
  );
  const failed = await ledger.stage.ended(ledger.stage.ask(task));
  const retry = ledger.stage.runsOf(task).find((run) => run.retryOfRunId === failed.id);
  return ledger.why(retry ?? failed);
});

explains(
  'a newer run instead of the retry',
  'retry_superseded',
  /took the place of this attempt/,
  async () => {
    const task = ledger.create(
      { retry: { maxAttempts: 3, delayMs: 3 * DAY_MS, maxDelayMs: 3 * DAY_MS } },
      'exit 3',
    );
    const failed = await ledger.stage.ended(ledger.stage.ask(task));
    const retry = ledger.stage.runsOf(task).find((run) => run.retryOfRunId === failed.id);
    ledger.stage.ask(task);
    return ledger.why(retry ?? failed);
  },
);

explains('a disk that is nearly full', 'low_disk', /disk|space/i, () => {
  ledger.stage.engine.runService.holdStarts('Only 12 MB are free on the disk of the data folder.');
  return ledger.why(ledger.stage.ask(ledger.create({})));
});

explains('a parameter without a value', 'missing_parameter', /folder/, async () => {
  const task = ledger.create({
    schedules: [dailyAt('13:00')],
    parameters: [{ name: 'folder', type: 'text', required: true }],
  });
  return ledger.why(await ledger.due(NOON + HOUR_MS, task));
});

explains('a secret that is not there', 'missing_secret', /TOKEN/, async () => {
  const task = ledger.create({ env: { TOKEN: '{{secret.TOKEN}}' } });
  return ledger.why(await ledger.stage.ended(ledger.stage.ask(task)));
});

explains('being switched off', 'disabled', /switched off/, () => {
  const task = ledger.create({ schedules: [dailyAt('13:00')] });
  ledger.stage.setEnabled(task, false);
  ledger.at(NOON + 2 * HOUR_MS);
  return ledger.whyAt(task, NOON + HOUR_MS);
});

explains('being deleted', 'deleted', /deleted since/, () => {
  const task = ledger.create({ schedules: [dailyAt('13:00')] });
  ledger.stage.delete(task);
  ledger.at(NOON + 2 * HOUR_MS);
  return ledger.whyAt(task, NOON + HOUR_MS);
});

explains('having no schedule', 'by_hand_only', /only by hand/, () => {
  const task = ledger.create({});
  ledger.at(NOON + 2 * HOUR_MS);
  return ledger.whyAt(task, NOON + HOUR_MS);
});

explains('waiting for its cue', 'triggers_only', /did not have its cue/, () => {
  const task = ledger.create({ triggers: [{ kind: 'app_start' }] });
  ledger.at(NOON + 2 * HOUR_MS);
  return ledger.whyAt(task, NOON + HOUR_MS);
});

explains('being younger than that', 'not_created', /only made at/, () =>
  ledger.whyAt(ledger.create({ schedules: [dailyAt('13:00')] }), NOON - HOUR_MS),
);

explains('not being due then', 'not_due', /The times around it/, () => {
  const task = ledger.create({ schedules: [dailyAt('13:00')] });
  ledger.at(NOON + 2 * HOUR_MS);
  return ledger.whyAt(task, NOON + 30 * MINUTE_MS);
});

explains('being due later only', 'in_future', /still to come/, () =>
  ledger.whyAt(ledger.create({ schedules: [dailyAt('13:00')] }), NOON + DAY_MS),
);

explains('a schedule that is over', 'schedule_ended', /had ended/, () => {
  const task = ledger.create({
    schedules: [{ kind: 'once', at: '2026-11-24T11:00', timeZone: null }],
  });
  ledger.at(NOON + 2 * HOUR_MS);
  return ledger.whyAt(task, NOON + HOUR_MS);
});

explains('a schedule that has not begun', 'schedule_not_begun', /had not begun/, () => {
  const schedules = [{ ...dailyAt('13:00'), startAt: '2026-12-24T00:00' }];
  const task = ledger.create({ schedules });
  ledger.at(NOON + 2 * HOUR_MS);
  return ledger.whyAt(task, NOON + HOUR_MS);
});

explains('a schedule that came later', 'schedule_added_later', /only added at/, () => {
  const task = ledger.create({ schedules: [dailyAt('09:00')] });
  ledger.at(NOON + 2 * HOUR_MS);
  ledger.stage.edit(task, { schedules: [dailyAt('09:00'), dailyAt('13:00')] });
  return ledger.whyAt(task, NOON + HOUR_MS);
});

explains(
  'an hour that the clock left out',
  'clock_change',
  /went forward from 02:00 to 03:00/,
  () => {
    ledger.at(local('2026-03-28T12:00'));
    const schedules: Schedule[] = [
      { kind: 'cron', pattern: '*/15 2 * * *', timeZone: 'Europe/Berlin' },
    ];
    const task = ledger.create({ schedules });
    ledger.at(Date.parse('2026-03-29T12:00Z'));
    return ledger.whyAt(task, Date.parse('2026-03-29T01:15Z'));
  },
);

afterAll(() => {
  expect(new Set(sentences.values()).size).toBe(sentences.size);
});
