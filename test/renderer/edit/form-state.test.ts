import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Schedule } from '../../../electron/shared/schedule.ts';
import {
  misfirePolicies,
  overlapPolicies,
  type TaskInput,
  taskInputSchema,
} from '../../../electron/shared/task.ts';
import { taskActionSchema } from '../../../electron/shared/task-action.ts';
import {
  addTags,
  durationToText,
  emptyTask,
  formToTaskDraft,
  keptFields,
  newTaskForm,
  taskToForm,
  textToArgs,
} from '../../../renderer/views/edit/form-state.ts';

const two = (value: number) => String(value).padStart(2, '0');
const whole = (min: number, max: number) => fc.integer({ min, max });
const time = fc.tuple(whole(0, 23), whole(0, 59)).map(([h, m]) => `${two(h)}:${two(m)}`);
const times = fc.array(time, { minLength: 1, maxLength: 5 });
const timeZone = fc.constantFrom(null, 'Europe/Berlin', 'Asia/Kathmandu', 'UTC');
/** Each field as it is. */
const fixed = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, fc.constant(value)])) as {
    [K in keyof T]: fc.Arbitrary<T[K]>;
  };
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

const action: fc.Arbitrary<TaskInput['action']> = fc.oneof(
  fc.record({
    kind: fc.constant('command' as const),
    command: notBlank(100),
    shell: fc.option(notBlank(30)),
  }),
  fc.record({
    kind: fc.constant('script' as const),
    path: notBlank(30),
    interpreter: fc.option(notBlank(30)),
    args: fc.array(anyText, { maxLength: 6 }),
    venv: fc.constantFrom(null, '/venv'),
    requirements: fc.constant(null),
  }),
  fc.constant(taskActionSchema.parse({ kind: 'http', url: 'https://example.org' })),
);

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
  parameters: fc.constant([]),
  triggers: fc.constantFrom([], [{ kind: 'boot' as const }]),
  blackouts: fc.constant([]),
  maxCatchUps: whole(1, 1000),
  maxLatenessMs: fc.option(whole(1_000, 86_400_000)),
  retry: fc.record({ ...fixed(emptyTask.retry), maxAttempts: whole(1, 100) }),
  conditions: fc.record({ ...fixed(emptyTask.conditions), network: fc.boolean() }),
  locks: fc.array(line, { maxLength: 3 }),
  success: fc.constant(emptyTask.success),
  freshnessMs: fc.option(whole(60_000, 86_400_000)),
  watchDuration: fc.boolean(),
  overlapPolicy: fc.constantFrom(...overlapPolicies),
  maxInstances: whole(2, 64),
  misfirePolicy: fc.constantFrom(null, ...misfirePolicies),
  timeoutMs: fc.option(whole(1, 24 * 86_400_000)),
  graceMs: whole(0, 3_600_000),
  stopWithApp: fc.boolean(),
  priority: whole(-10, 10),
  nice: whole(0, 19),
  successExitCodes: fc.array(whole(0, 255), { minLength: 1, maxLength: 8 }),
  notifyOnFailure: fc.boolean(),
  notifyOnRecovery: fc.boolean(),
  favourite: fc.boolean(),
  tags: fc.array(line, { maxLength: 5 }),
  notes: anyText,
});

describe('the form of a task', () => {
  test('is the same task again, whatever the task', () => {
    fc.assert(
      fc.property(task, (original) => {
        const draft = formToTaskDraft(taskToForm(original), keptFields(original));
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
    const draft = formToTaskDraft(form, keptFields(emptyTask));
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
    expect(formToTaskDraft(form, keptFields(emptyTask)).maxInstances).toBe(2);
    const shown = { ...form, overlapPolicy: 'allow' as const };
    expect(formToTaskDraft(shown, keptFields(emptyTask)).maxInstances).toBeNaN();
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
    expect(addTags(['ops'], ' backup, ops, , backup')).toEqual(['ops', 'backup']);
  });
});
