import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { alertChannels } from '../../../electron/shared/alerts.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import {
  misfirePolicies,
  overlapPolicies,
  type TaskInput,
  taskInputSchema,
} from '../../../electron/shared/task.ts';
import { type ActionOf, httpMethods } from '../../../electron/shared/task-action.ts';
import {
  chainJoins,
  chainOutcomes,
  type TaskTrigger,
} from '../../../electron/shared/task-trigger.ts';
import type { Blackout } from '../../../electron/shared/blackout.ts';
import { parameterTypes } from '../../../electron/shared/parameter.ts';
import {
  formToTaskDraft,
  newTaskForm,
  taskToForm,
} from '../../../renderer/views/edit/form-state.ts';
import { addItems, durationToText, textToArgs } from '../../../renderer/views/edit/form-text.ts';

const two = (value: number) => String(value).padStart(2, '0');
const whole = (min: number, max: number) => fc.integer({ min, max });
const time = fc.tuple(whole(0, 23), whole(0, 59)).map(([h, m]) => `${two(h)}:${two(m)}`);
const times = fc.array(time, { minLength: 1, maxLength: 5 });
const timeZone = fc.constantFrom(null, 'Europe/Berlin', 'Asia/Kathmandu', 'UTC');
const notBlank = (max: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: max })
    .filter((text) => text.trim() !== '' && !text.includes('\0'));
const line = notBlank(30).map((text) => text.trim().replace(/[\u0000-\u001f\u007f]/g, '_'));
const anyText = fc
  .oneof(fc.string(), fc.constantFrom('', ' ', '"a"', '""', 'a\nb', 'a\r\nb', '"a\\nb"', '{"a":1}'))
  .filter((text) => !text.includes('\0'));

const schedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({ kind: fc.constant('hourly' as const), minute: whole(0, 59), timeZone }),
  fc.record({ kind: fc.constant('daily' as const), times, timeZone }),
  fc.record({
    kind: fc.constant('weekly' as const),
    days: fc.array(whole(1, 7), { minLength: 1, maxLength: 7 }),
    times,
    timeZone,
  }),
  fc.record({
    kind: fc.constant('monthly' as const),
    days: fc.array(fc.oneof(whole(1, 31), fc.constant('last' as const)), {
      minLength: 1,
      maxLength: 32,
    }),
    times,
    timeZone,
  }),
  fc.record({
    kind: fc.constant('interval' as const),
    everyMs: fc.oneof(
      whole(1_000, 366 * 86_400_000),
      whole(1, 59).map((minutes) => minutes * 60_000),
    ),
    anchorMs: fc.option(whole(0, 2_000_000_000_000)),
  }),
  fc.record({
    kind: fc.constant('once' as const),
    at: fc
      .tuple(whole(1970, 2999), whole(1, 12), whole(1, 28), time, fc.option(whole(0, 59)))
      .map(([y, m, d, t, s]) => `${y}-${two(m)}-${two(d)}T${t}${s === null ? '' : `:${two(s)}`}`),
    timeZone,
  }),
  fc.record({ kind: fc.constant('cron' as const), pattern: line, timeZone }),
);

const python = fc.constantFrom(
  { venv: null, requirements: null },
  { venv: '/v', requirements: null },
  { venv: null, requirements: '~/r.txt' },
);
const pattern = fc.constantFrom(null, 'a+', '^done$', ' ');
const names = fc.dictionary(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/), line, {
  noNullPrototype: true,
});
const action: fc.Arbitrary<TaskInput['action']> = fc.oneof(
  fc.record({
    kind: fc.constant('command' as const),
    command: notBlank(100),
    shell: fc.option(notBlank(30)),
  }),
  fc
    .record({
      kind: fc.constant('script' as const),
      path: notBlank(30),
      interpreter: fc.option(notBlank(30)),
      args: fc.array(anyText, { maxLength: 6 }),
      python,
    })
    .map(({ python, ...script }) => ({ ...script, ...python })),
  fc.record({
    kind: fc.constant('http' as const),
    method: fc.constantFrom(...httpMethods),
    url: line.map((text) => `https://example.org/${text}`),
    headers: names,
    body: fc.option(notBlank(30)),
    auth: fc.oneof(
      fc.constant(null),
      fc.record({ kind: fc.constant('basic' as const), username: anyText, password: anyText }),
      fc.record({ kind: fc.constant('bearer' as const), token: anyText }),
    ),
    expectedStatus: fc.constantFrom('200-299', '200,304'),
    bodyMustMatch: pattern,
    bodyMustNotMatch: pattern,
    followRedirects: fc.boolean(),
    verifyTls: fc.boolean(),
    caFile: fc.option(notBlank(30)),
  }),
  fc.record({ kind: fc.constant('module' as const), path: notBlank(30) }),
  fc
    .record({
      kind: fc.constant('python' as const),
      path: notBlank(30),
      config: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.jsonValue({ maxDepth: 2 }), {
        noNullPrototype: true,
      }) as fc.Arbitrary<ActionOf<'python'>['config']>,
      interpreter: fc.option(notBlank(30)),
      python,
    })
    // The schema leaves out a name that no object should be given.
    .filter(({ config }) => !JSON.stringify(config).includes('__proto__'))
    // What JSON cannot hold, such as -0, is no config.
    .map(({ python, config, ...file }) => ({
      ...file,
      config: JSON.parse(JSON.stringify(config)) as typeof config,
      ...python,
    })),
);

const span = whole(1_000, 86_400_000);
const unique = (items: fc.Arbitrary<string>) => fc.uniqueArray(items, { maxLength: 3 });
const trigger: fc.Arbitrary<TaskTrigger> = fc.oneof(
  fc.constantFrom<TaskTrigger>(
    { kind: 'app_start' },
    { kind: 'boot' },
    { kind: 'resume' },
    { kind: 'unlock' },
    { kind: 'webhook' },
  ),
  fc.record({
    kind: fc.constant('file' as const),
    path: notBlank(30),
    glob: fc.constantFrom(null, '*.csv'),
    settleMs: whole(100, 3_600_000),
    poll: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('after' as const),
    taskIds: fc.array(whole(1, 99), { minLength: 1, maxLength: 3 }),
    join: fc.constantFrom(...chainJoins),
    on: fc.constantFrom(...chainOutcomes),
  }),
);
const date = fc
  .tuple(whole(2000, 2999), whole(1, 12), whole(1, 28))
  .map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`);
const blackout: fc.Arbitrary<Blackout> = fc.oneof(
  fc.record({
    kind: fc.constant('daily' as const),
    days: fc.uniqueArray(whole(1, 7)),
    from: time,
    to: time,
  }),
  fc.record({ kind: fc.constant('dates' as const), from: date, to: date, note: fc.option(line) }),
);
const parameter = fc
  .record({
    name: fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,20}$/),
    label: fc.option(line),
    type: fc.constantFrom(...parameterTypes),
    default: fc.option(notBlank(20)),
    required: fc.boolean(),
    choices: fc.array(line, { maxLength: 3 }),
  })
  .map((each) => ({ ...each, choices: each.type === 'choice' ? each.choices : [] }));
const conditions = fc.record({
  mainsPower: fc.boolean(),
  network: fc.boolean(),
  idleMs: fc.option(span),
  outsideQuietHours: fc.boolean(),
  deadline: fc.oneof(
    fc.constant(null),
    fc.record({ kind: fc.constant('at' as const), time }),
    fc.record({ kind: fc.constant('after' as const), ms: span }),
  ),
  onDeadline: fc.constantFrom('skip' as const, 'run' as const),
});
const percent = whole(0, 100).map((value) => value / 100);
const success = fc.record({
  outputMustMatch: pattern,
  outputMustNotMatch: pattern,
  outputFile: fc.option(
    fc.record({ path: notBlank(30), maxAgeMs: span, minSizeRatio: fc.option(percent) }),
  ),
});
const retry = fc.record({
  maxAttempts: whole(1, 100),
  delayMs: whole(0, 86_400_000),
  backoffFactor: fc.constantFrom(1, 1.5, 2, 10),
  maxDelayMs: whole(0, 86_400_000),
  jitter: percent,
  onExitCodes: fc.option(fc.array(whole(0, 255), { minLength: 1, maxLength: 4 })),
});

const ways = fc.uniqueArray(fc.constantFrom(...alertChannels));
const ruleOf = {
  failure: ways,
  recovery: ways,
  missed: ways,
  slow: ways,
  too_short: ways,
  stale: ways,
  completion: ways,
};

const task: fc.Arbitrary<TaskInput> = fc.record({
  name: line,
  action,
  cwd: fc.option(notBlank(30)),
  env: fc.dictionary(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/), anyText, {
    noNullPrototype: true,
  }),
  schedules: fc.array(schedule, { maxLength: 4 }),
  enabled: fc.boolean(),
  envFile: fc.option(notBlank(30)),
  parameters: fc.uniqueArray(parameter, {
    maxLength: 3,
    selector: ({ name }) => name.toUpperCase(),
  }),
  triggers: fc.array(trigger, { maxLength: 3 }),
  blackouts: fc.array(blackout, { maxLength: 3 }),
  maxCatchUps: whole(1, 1000),
  maxLatenessMs: fc.option(span),
  retry,
  conditions,
  locks: unique(line),
  success,
  freshnessMs: fc.option(whole(60_000, 86_400_000)),
  watchDuration: fc.boolean(),
  overlapPolicy: fc.constantFrom(...overlapPolicies),
  maxInstances: whole(2, 64),
  misfirePolicy: fc.constantFrom(null, ...misfirePolicies),
  timeoutMs: fc.option(whole(1, 24 * 86_400_000)),
  graceMs: whole(0, 3_600_000),
  stopWithApp: fc.boolean(),
  keepAwake: fc.boolean(),
  priority: whole(-10, 10),
  nice: whole(0, 19),
  keepLogsMs: fc.option(whole(86_400_000, 3_660 * 86_400_000)),
  keepLogsCount: fc.option(whole(1, 100_000)),
  maxLogBytes: fc.option(whole(64 * 1024, 1024 ** 3)),
  successExitCodes: fc.array(whole(0, 255), { minLength: 1, maxLength: 8 }),
  notifyOnFailure: fc.boolean(),
  notifyOnRecovery: fc.boolean(),
  alerts: fc.record({
    rules: fc.option(fc.record(ruleOf)),
    mailTo: fc.uniqueArray(fc.constantFrom('anna@example.org', 'ops@localhost'), { maxLength: 2 }),
  }),
  favourite: fc.boolean(),
  tags: fc.array(line, { maxLength: 5 }),
  notes: anyText,
});

describe('the form of a task', () => {
  test('is the same task again, whatever the task', () => {
    fc.assert(
      fc.property(task, (original) => {
        const draft = formToTaskDraft(taskToForm(original), original);
        expect(draft).toEqual(original);
        expect(taskInputSchema.parse(draft)).toEqual(original);
      }),
      { numRuns: 1_000 },
    );
  });

  test('is unchanged by being stored as JSON, as a draft is', () => {
    fc.assert(
      fc.property(task, (original) => {
        const form = taskToForm(original);
        expect(JSON.parse(JSON.stringify(form))).toEqual(form);
      }),
    );
  });

  test('starts with a name and a command to fill in, and nothing else to correct', () => {
    const form = { ...newTaskForm(), name: 'Backup', command: 'true' };
    const draft = formToTaskDraft(form, { enabled: true });
    expect(taskInputSchema.parse(draft)).toEqual(
      taskInputSchema.parse({
        name: 'Backup',
        action: { kind: 'command', command: 'true' },
        schedules: [{ kind: 'daily', times: ['09:00'] }],
      }),
    );
  });

  test('takes the default for a number that nobody sees', () => {
    const form = { ...newTaskForm(), maxInstances: 'many' };
    expect(formToTaskDraft(form, { enabled: true }).maxInstances).toBe(2);
    const shown = { ...form, overlapPolicy: 'allow' as const };
    expect(formToTaskDraft(shown, { enabled: true }).maxInstances).toBeNaN();
  });
});

describe('the texts of the form', () => {
  test('an argument is a line, blank lines are none, and quotes are those of JSON', () => {
    expect(textToArgs('--since\n\nyesterday noon\n"two\\nlines"\n""\n"open\n')).toEqual([
      '--since',
      'yesterday noon',
      'two\nlines',
      '',
      '"open',
    ]);
  });

  test('a duration names each unit it needs', () => {
    expect([0, 300_000, 5_400_000, 90_061_001].map(durationToText)).toEqual([
      '0s',
      '5m',
      '1h 30m',
      '1d 1h 1m 1s 1ms',
    ]);
  });

  test('a tag is added once', () => {
    expect(addItems(['ops'], ' backup, ops, , backup')).toEqual(['ops', 'backup']);
  });
});
