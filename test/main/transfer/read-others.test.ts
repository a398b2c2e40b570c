/** Imports from launchd, the Windows Task Scheduler, the first CronPilot and our own files; and garbage. */

import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import * as fc from 'fast-check';
import { build, buildBinary } from 'plist';
import { describe, expect, test } from 'vitest';

import { readPath } from '../../../electron/main/transfer/import-sources.ts';
import { readImport } from '../../../electron/main/transfer/read-import.ts';
import { importParts, readOne } from '../../helpers/import-parts.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const NOW_MS = Date.UTC(2026, 10, 23, 10);

describe('a property list of launchd', () => {
  const plist = (fields: Parameters<typeof build>[0]) =>
    readOne('org.me.job.plist', build({ Label: 'org.me.job', ...(fields as object) }));
  const ProgramArguments = ['/usr/bin/rsync', '-a', "it's here", '~/x'];

  test('keeps its words, folder and variables', () => {
    const { input } = plist({
      ProgramArguments,
      WorkingDirectory: '/srv',
      EnvironmentVariables: { A: '1' },
      StartInterval: 300,
      Nice: 5,
    });
    expect(input).toMatchObject({
      name: 'org.me.job',
      action: { command: "/usr/bin/rsync -a 'it'\\''s here' '~/x'", shell: '/bin/sh' },
      cwd: '/srv',
      env: { A: '1' },
      nice: 5,
      schedules: [{ kind: 'interval', everyMs: 300_000 }],
    });
  });

  test('joins calendar entries that differ in one part', () => {
    const StartCalendarInterval = [9, 17].flatMap((Hour) =>
      [1, 5].map((Weekday) => ({ Hour, Minute: 0, Weekday })),
    );
    expect(plist({ ProgramArguments, StartCalendarInterval }).input?.schedules).toMatchObject([
      { pattern: '0 9,17 * * 1,5' },
    ]);
  });

  test('has triggers for its load and its paths', () => {
    expect(
      plist({ ProgramArguments, RunAtLoad: true, WatchPaths: ['/in'] }).input?.triggers,
    ).toMatchObject([{ kind: 'app_start' }, { kind: 'file', path: '/in' }]);
  });

  test('without a minute tells that it starts in every one', () => {
    const entry = plist({ ProgramArguments, StartCalendarInterval: { Hour: 3 } });
    expect(entry.when).toBe('* 3 * * *');
    expect(entry.notes[0]?.text).toContain('every minute of that hour');
  });

  test('that is binary is read from its file', () => {
    const path = join(tempDir(), 'x.plist');
    writeFileSync(path, buildBinary({ Label: 'binary', ProgramArguments, StartInterval: 60 }));
    expect(readPath(path, importParts, NOW_MS).entries[0]?.input?.name).toBe('binary');
  });

  test.each([
    [{ ProgramArguments, KeepAlive: true }, 'KeepAlive'],
    [{ StartInterval: 5 }, 'neither ProgramArguments'],
    [{ ProgramArguments, StartCalendarInterval: { Hour: 24 } }, 'StartCalendarInterval'],
  ])('%j is refused', (fields, why) => {
    expect(plist(fields)).toMatchObject({ input: null, refusal: expect.stringContaining(why) });
  });
});

describe('a task of Windows', () => {
  const exec =
    '<Exec><Command>C:\\Program Files\\b.exe</Command><Arguments>/x "a b"</Arguments></Exec>';
  const xml = (triggers: string, settings = '', actions = exec) =>
    readOne(
      'Backup.xml',
      `<?xml version="1.0" encoding="UTF-16"?><Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task"><RegistrationInfo><Description>Saves</Description></RegistrationInfo><Triggers>${triggers}</Triggers><Settings>${settings}</Settings><Actions>${actions}</Actions></Task>`,
    );
  const calendar = (rule: string) =>
    `<CalendarTrigger><StartBoundary>2026-01-05T09:30:00</StartBoundary>${rule}</CalendarTrigger>`;

  test('keeps its command, description and settings', () => {
    const settings =
      '<ExecutionTimeLimit>PT2H</ExecutionTimeLimit><MultipleInstancesPolicy>Queue</MultipleInstancesPolicy><StartWhenAvailable>true</StartWhenAvailable><RunOnlyIfNetworkAvailable>true</RunOnlyIfNetworkAvailable><RestartOnFailure><Interval>PT5M</Interval><Count>3</Count></RestartOnFailure>';
    expect(xml('<BootTrigger/>', settings).input).toMatchObject({
      name: 'Backup',
      notes: 'Saves',
      action: { command: '"C:\\Program Files\\b.exe" /x "a b"', shell: 'cmd.exe' },
      timeoutMs: 7_200_000,
      overlapPolicy: 'queue',
      misfirePolicy: 'run_once',
      conditions: { network: true, mainsPower: false },
      retry: { maxAttempts: 4, delayMs: 300_000 },
      triggers: [{ kind: 'boot' }],
    });
  });

  test.each([
    [
      '<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>',
      { kind: 'daily', times: ['09:30'], startAt: '2026-01-05T09:30:00' },
    ],
    [
      '<ScheduleByDay><DaysInterval>3</DaysInterval></ScheduleByDay>',
      { kind: 'interval', everyMs: 3 * 86_400_000 },
    ],
    [
      '<ScheduleByWeek><WeeksInterval>2</WeeksInterval><DaysOfWeek><Monday/><Friday/></DaysOfWeek></ScheduleByWeek>',
      { kind: 'weekly', days: [1, 5], everyWeeks: 2, fromDate: '2026-01-05' },
    ],
    [
      '<ScheduleByMonth><DaysOfMonth><Day>1</Day><Day>Last</Day></DaysOfMonth><Months><March/></Months></ScheduleByMonth>',
      { kind: 'cron', pattern: '30 9 1,L 3 *' },
    ],
    [
      '<ScheduleByMonthDayOfWeek><Weeks><Week>2</Week><Week>Last</Week></Weeks><DaysOfWeek><Sunday/></DaysOfWeek></ScheduleByMonthDayOfWeek>',
      { kind: 'cron', pattern: '30 9 * * 0#2,0#L' },
    ],
    [
      '<Repetition><Interval>PT15M</Interval></Repetition><ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>',
      { kind: 'interval', everyMs: 900_000 },
    ],
  ])('with %j is due likewise', (rule, schedule) => {
    expect(xml(calendar(rule)).input?.schedules).toMatchObject([schedule]);
  });

  test('in UTF-16 is read from its file', () => {
    const path = join(tempDir(), 'Backup.xml');
    const text = `\uFEFF<Task xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task"><Triggers><LogonTrigger/></Triggers><Actions>${exec}</Actions></Task>`;
    writeFileSync(path, text, 'utf16le');
    expect(readPath(path, importParts, NOW_MS).entries[0]?.input?.triggers).toEqual([
      { kind: 'app_start' },
    ]);
  });

  test.each([
    ['<EventTrigger/>', exec, 'EventTrigger'],
    ['<BootTrigger/>', '<ComHandler/>', 'ComHandler'],
    ['<TimeTrigger/>', exec, 'StartBoundary'],
    [
      calendar(
        '<Repetition><Interval>PT5M</Interval><Duration>PT1H</Duration></Repetition><ScheduleByDay/>',
      ),
      exec,
      'PT1H',
    ],
  ])('with %j is refused', (triggers, actions, why) => {
    expect(xml(triggers, '', actions)).toMatchObject({
      input: null,
      refusal: expect.stringContaining(why),
    });
  });

  test('with entities of its own is refused, and no file is read', () => {
    const text =
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Task xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">&e;</Task>';
    expect(readOne('x.xml', text)).toMatchObject({
      input: null,
      refusal: expect.stringContaining('no task'),
    });
  });
});

describe('the database of the first CronPilot', () => {
  function database(columns: string, ...rows: string[]): string {
    const path = join(tempDir(), 'cronpilot.db');
    const connection = new Sqlite(path);
    connection.exec(`CREATE TABLE tasks (id INTEGER PRIMARY KEY, ${columns})`);
    for (const row of rows) connection.exec(`INSERT INTO tasks VALUES (${row})`);
    connection.close();
    return path;
  }

  test('is read by the names of its columns', () => {
    const path = database(
      'name TEXT, description TEXT, script_path TEXT, schedule_type TEXT, schedule_config TEXT, is_active INTEGER',
      `1, 'Reports', 'Nightly', '/srv/r.py', 'daily', '{"hour":14,"minute":30}', 1`,
      `2, 'Broken', NULL, '/srv/b.py', 'daily', '{"hour":99}', 1`,
      `3, 'Shell', NULL, '/srv/s.sh', 'custom', '{"cron_expression":"*/5 * * * *"}', 0`,
    );
    const { entries } = readPath(path, importParts, NOW_MS);
    expect(entries.map(({ input, refusal }) => input ?? refusal)).toMatchObject([
      {
        name: 'Reports',
        notes: 'Nightly',
        action: { kind: 'python', path: '/srv/r.py' },
        schedules: [{ kind: 'daily', times: ['14:30'] }],
      },
      expect.stringContaining('hour'),
      { action: { kind: 'script' }, schedules: [{ pattern: '*/5 * * * *' }] },
    ]);
    expect(entries[2]?.notes[0]?.text).toBe('It was switched off there.');
  });

  test('without such a table is refused', () => {
    const path = join(tempDir(), 'other.db');
    const connection = new Sqlite(path);
    connection.exec('CREATE TABLE songs (name TEXT)');
    connection.close();
    expect(() => readPath(path, importParts, NOW_MS)).toThrow('no table of tasks');
  });
});

test('definitions come in switched off, and say whom they would follow', () => {
  const text =
    'tasks:\n  - name: A\n    action: { kind: command, command: a }\n    triggers: [{ kind: after, tasks: [Nobody] }]\n';
  const entry = readOne('tasks.yaml', text);
  expect(entry).toMatchObject({ line: 2, input: { name: 'A', enabled: false, triggers: [] } });
  expect(entry.notes[0]?.text).toContain('Nobody');
});

test('whatever a file holds is read or refused, and nothing is thrown', () => {
  const name = fc.constantFrom(
    'crontab -l',
    '/etc/crontab',
    '/etc/anacrontab',
    'x.timer',
    'x.service',
    'x.plist',
    'x.xml',
    'x.yaml',
    'x',
  );
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '* * * * * ',
      '@reboot',
      '%',
      '\n',
      '=',
      '[Timer]\n',
      'OnCalendar=',
      'ExecStart=',
      '<plist>',
      '<dict>',
      '<Task xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">',
      'tasks:\n',
      '- ',
      '{',
      '[',
      '&a ',
      '*a',
      '"',
      '#',
      '~',
      '0~',
      '..',
      '/',
    ),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(fc.array(fc.record({ name, text }), { minLength: 1, maxLength: 2 }), (files) => {
      for (const { input, refusal } of readImport(files, importParts)) {
        expect(input === null).toBe(refusal !== null);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('brackets without end are refused', () => {
  const entry = readOne('x.yaml', `tasks: ${'['.repeat(50_000)}`);
  expect(entry.refusal).toMatch('YAML');
});
