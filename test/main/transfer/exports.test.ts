/** Exports in the formats of other schedulers, and the way back. */

import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parse as parsePlist } from 'plist';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';

import { readImport } from '../../../electron/main/transfer/read-import.ts';
import type { TaskDraft } from '../../../electron/shared/task.ts';
import { type ExportFormat, exportFormats } from '../../../electron/shared/transfer.ts';
import { importParts, readText } from '../../helpers/import-parts.ts';

import { randomTask } from '../../helpers/random-tasks.ts';
import { render, textOf } from '../../helpers/render-export.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

const daily: TaskDraft['schedules'] = [{ kind: 'daily', times: ['02:30'] }];
const field = (max: number, min = 0) =>
  fc.oneof(
    fc.constant('*'),
    fc.integer({ min, max }).map(String),
    fc.integer({ min: 2, max: Math.floor(max / 2) }).map((step) => `*/${step}`),
    fc
      .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
      .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
  );
const pattern = fc
  .tuple(field(59), field(23), field(28, 1), field(12, 1), field(6))
  .map((parts) => parts.join(' '));
const command = fc
  .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 })
  .filter((text) => text.trim() === text && !/^[#&|<>{*]|\\$|^\s*$/.test(text));

test('a script that is written in its task goes into definitions alone', () => {
  const action = { kind: 'command', command: '#!/usr/bin/env python3\nprint(1)\n' } as const;
  for (const format of exportFormats) {
    expect(/#!.*python3/.test(textOf(format, { action, schedules: daily }))).toBe(
      format === 'yaml',
    );
  }
});

describe('a crontab', () => {
  test('that was read is written as tasks that read the same again', () => {
    const line = fc.tuple(pattern, command, fc.option(fc.constantFrom('a', '50% off', 'x\ny')));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', 'A=1\nB=x y\n'),
        (lines, head) => {
          const escape = (text: string) => text.replaceAll('%', '\\%');
          const crontab = lines.map(([time, program, input]) =>
            [
              `${time} ${escape(program)}`,
              ...(input === null ? [] : input.split('\n').map(escape)),
            ].join('%'),
          );
          const once = readText('crontab -l', `${head}${crontab.join('\n')}\n`);
          const drafts = once.map(({ input }) => ({ ...input, enabled: true }));
          const again = readText('crontab -l', textOf('crontab', ...(drafts as TaskDraft[])));
          const plain = (entries: typeof once) =>
            entries.map(({ input }) => ({
              action: input?.action,
              env: input?.env,
              schedules: input?.schedules,
            }));
          expect(plain(again)).toEqual(plain(once));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('sets a variable again only where it changes', () => {
    const text = textOf(
      'crontab',
      { schedules: [{ kind: 'daily', times: ['02:30'], timeZone: 'Asia/Tokyo' }] },
      { schedules: [{ kind: 'hourly', minute: 5, timeZone: 'Asia/Tokyo' }] },
      { schedules: daily, action: { kind: 'command', command: 'b', shell: '/bin/bash' } },
    );
    expect(text.split('\n').filter((line) => /^[A-Z_]+=/.test(line))).toEqual([
      'CRON_TZ=Asia/Tokyo',
      'SHELL=/bin/bash',
      'CRON_TZ=""',
    ]);
  });

  test('has no name without a value, which cron takes for a time', () => {
    const text = textOf('crontab', { schedules: daily, env: { A: '' } });
    expect(text).toContain('\nA=""\n');
  });

  test('keeps the shell of a task whose priority is low, and one that has no path', () => {
    const lineOf = (shell: string, nice: number) =>
      textOf('crontab', {
        schedules: daily,
        nice,
        action: { kind: 'command', command: 'a', shell },
      })
        .trim()
        .split('\n')
        .at(-1);
    expect(lineOf('/bin/bash', 5)).toBe('30 2 * * * nice -n 5 /bin/bash -c a');
    expect(lineOf('zsh', 0)).toBe('30 2 * * * zsh -c a');
  });

  test('has no command that makes cron refuse all of it, or tells of it', () => {
    const problemsOf = (text: string) =>
      render('crontab', { schedules: daily, action: { kind: 'command', command: text } }).problems;
    expect(problemsOf('*.sh')).toMatchObject([{ isLeftOut: true }]);
    expect(problemsOf('a'.repeat(998))).toEqual([]);
    expect(problemsOf('a'.repeat(999))).toMatchObject([
      { isLeftOut: false, sentence: expect.stringContaining('998') },
    ]);
  });

  test('runs nothing of a command whose folder is missing', () => {
    const action = { kind: 'command', command: 'true && echo a || echo b; echo c' } as const;
    const text = textOf(
      'crontab',
      { schedules: daily, cwd: '/nowhere', action },
      { schedules: daily },
    );
    const line = text.split('\n').find((each) => each.startsWith('30 2')) ?? '';
    const { status, stdout } = spawnSync('/bin/sh', ['-c', line.replace('30 2 * * * ', '')]);
    expect({ isDone: status === 0, output: String(stdout) }).toEqual({ isDone: false, output: '' });
  });

  test.each([
    [15, '2026-11-23T10:07:00', '7-59/15 * * * *'],
    [60, '2026-11-23T10:07:00', '7 * * * *'],
    [360, '2026-11-23T10:07:00', '7 4-23/6 * * *'],
    [1440, '2026-11-23T10:07:00', '7 10 * * *'],
    [20, '2026-11-23T10:40:00', '*/20 * * * *'],
  ])('has an interval of %d min from %s as %j', (minutes, anchor, expected) => {
    const everyMs = minutes * 60_000;
    const text = textOf('crontab', {
      schedules: [{ kind: 'interval', everyMs, anchorMs: new Date(anchor).getTime() }],
    });
    expect(text.trim().split('\n').at(-1)).toBe(`${expected} true`);
  });

  test('keeps folder, variables and priority of a task in its command', () => {
    const text = textOf(
      'crontab',
      { schedules: daily, cwd: '~/x y', env: { PATH: "a'b", A: '1' }, nice: 5 },
      { schedules: daily },
    );
    const line = text.split('\n').find((each) => each.startsWith('30 2')) ?? '';
    const script = line
      .replace('30 2 * * * ', '')
      .replace('/home/ada/x y', '/tmp')
      .replace(/true'$/, 'echo $A "$PATH" $PWD; /usr/bin/nice\'');
    const output = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
    const own = Number(execFileSync('nice', { encoding: 'utf8' }));
    expect(output.trim().split('\n')).toEqual(["1 a'b /tmp", String(Math.min(19, own + 5))]);
  });
});

describe.runIf(hasSystemd)('systemd', () => {
  test('verifies every unit that is written', () => {
    const dir = tempDir();
    fc.assert(
      fc.property(fc.array(randomTask, { minLength: 5, maxLength: 20 }), (tasks) => {
        const drafts = tasks.map((task) => ({ ...task, cwd: null, envFile: null }));
        const { files } = render('systemd', ...drafts);
        for (const { filename, text } of files) writeFileSync(join(dir, filename), text);
        const paths = files.map(({ filename }) => join(dir, filename));
        if (paths.length === 0) return;
        const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...paths], {
          encoding: 'utf8',
        });
        const ours = stderr.split('\n').filter((line) => line.includes('cronpilot-'));
        expect({ status, ours }).toEqual({ status: 0, ours: [] });
      }),
      { numRuns: 8 },
    );
  });
});

test('a command for systemd does the same after its quoting as before', () => {
  const script = 'x=5; printf \'%s|\' "$x" ${x}0 $$x "a\\tb" 100%d "it\'s"\necho $((x + 1)) # done';
  const { files } = render('systemd', {
    schedules: daily,
    action: { kind: 'command', command: script },
  });
  const named = files.map(({ filename, text }) => ({ name: `/x/user/${filename}`, text }));
  const [entry] = readImport(named, importParts);
  const back = entry?.input?.action.kind === 'command' ? entry.input.action.command : '';
  const run = (text: string) =>
    execFileSync('/bin/sh', ['-c', text], { encoding: 'utf8' }).replace(/\d+x/, 'PIDx');
  expect(run(back)).toBe(run(script));
});

describe('launchd', () => {
  test('gets each value with each, and its words unharmed', () => {
    const text = textOf('launchd', {
      schedules: [{ kind: 'cron', pattern: '0,30 9-10 * * 1' }],
      action: { kind: 'command', command: 'echo "<a> & b"' },
      env: { A: 'é' },
    });
    expect(parsePlist(text)).toMatchObject({
      ProgramArguments: ['/bin/sh', '-c', 'echo "<a> & b"'],
      EnvironmentVariables: { A: 'é' },
      StartCalendarInterval: [
        { Minute: 0, Hour: 9, Weekday: 1 },
        { Minute: 0, Hour: 10, Weekday: 1 },
        { Minute: 30, Hour: 9, Weekday: 1 },
        { Minute: 30, Hour: 10, Weekday: 1 },
      ],
    });
  });
});

describe('Kubernetes', () => {
  const specOf = (draft: Partial<TaskDraft>) =>
    parseAllDocuments(textOf('kubernetes', draft))[0]?.toJS() as {
      readonly spec: {
        readonly schedule: string;
        readonly jobTemplate: {
          readonly spec: { readonly template: { readonly spec: { containers: object[] } } };
        };
      };
    };

  test.each([
    ['0 5 * * 7', '0 5 * * 0'],
    ['0 5 * * 5-7', '0 5 * * 0,5,6'],
    ['0 5 * * fri-sun', '0 5 * * 0,5,6'],
    ['0 5 * * MON-fri', '0 5 * * MON-fri'],
    ['@Daily', '@daily'],
  ])('knows Sunday as 0 alone: %j is %j', (text, schedule) => {
    const { spec } = specOf({ schedules: [{ kind: 'cron', pattern: text }] });
    expect(spec.schedule).toBe(schedule);
  });

  test('has its texts as texts in YAML 1.1, which it reads', () => {
    const text = textOf('kubernetes', {
      schedules: daily,
      env: { A: 'yes', B: '1:30', C: 'plain' },
    });
    expect(text).toMatch(/value: "yes"[^]*value: "1:30"[^]*value: plain/);
  });

  test('is told nothing of days of which both have to fit', () => {
    const schedules: TaskDraft['schedules'] = [{ kind: 'cron', pattern: '0 5 */2 * 1' }];
    expect(render('kubernetes', { schedules })).toMatchObject({
      files: [],
      problems: [{ sentence: 'Kubernetes has no schedule for “0 5 */2 * 1”.' }],
    });
  });

  test('fills nothing in to what the shell is to read', () => {
    const action = { kind: 'command', command: 'echo $$ $(date) $A' } as const;
    const { spec } = specOf({ schedules: daily, cwd: '~/x', env: { A: '$(B)' }, action });
    expect(spec.jobTemplate.spec.template.spec.containers).toMatchObject([
      {
        command: ['/bin/sh', '-c', 'echo $$$ $$(date) $A'],
        env: [{ name: 'A', value: '$$(B)' }],
        workingDir: '/home/ada/x',
      },
    ]);
  });

  test('gets one CronJob for each cron text', () => {
    const schedules: TaskDraft['schedules'] = [
      { kind: 'daily', times: ['02:30', '14:45'], timeZone: 'Europe/Berlin' },
    ];
    const jobs = parseAllDocuments(
      textOf('kubernetes', { name: 'Sync é', schedules, timeoutMs: 90_000, enabled: false }),
    );
    expect(jobs.map((job) => job.toJS() as unknown)).toMatchObject([
      {
        kind: 'CronJob',
        metadata: { name: 'sync-e' },
        spec: {
          schedule: '30 2 * * *',
          timeZone: 'Europe/Berlin',
          suspend: true,
          concurrencyPolicy: 'Forbid',
        },
      },
      { metadata: { name: 'sync-e-2' }, spec: { schedule: '45 14 * * *' } },
    ]);
  });
});

test('a command with line breaks is nothing for cmd.exe, and something for other shells', () => {
  const filesOf = (shell: string | null) =>
    render('windows', { schedules: daily, action: { kind: 'command', command: 'a\nb', shell } })
      .files;
  expect([filesOf(null), filesOf('bash')].map(({ length }) => length)).toEqual([0, 1]);
});

test.each(exportFormats.filter((format) => format !== 'yaml'))(
  'an export to %s of nothing that it can say has no file',
  (format) => expect(render(format, { name: 'By hand' }).files).toEqual([]),
);

describe('what a target cannot say is told', () => {
  const formats: readonly ExportFormat[] = [
    'crontab',
    'systemd',
    'launchd',
    'windows',
    'kubernetes',
  ];

  test.each(formats)('to whoever exports to %s', (format) => {
    const { files, problems } = render(
      format,
      { name: 'Secret', schedules: daily, env: { T: '{{secret.TOKEN}}' } },
      { name: 'Module', schedules: daily, action: { kind: 'module', path: '/x.mjs' } },
      { name: 'By hand' },
      { name: 'Retries', schedules: daily, locks: ['disk'] },
    );
    expect(problems.filter(({ isLeftOut }) => isLeftOut).map(({ taskName }) => taskName)).toEqual([
      'Secret',
      'Module',
      'By hand',
    ]);
    expect(problems.find(({ taskName }) => taskName === 'Retries')?.sentence).toBeDefined();
    expect(JSON.stringify(files)).not.toContain('secret.TOKEN');
  });
});
