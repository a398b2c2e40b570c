/** Imports from the Windows Task Scheduler. */

import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { readPath } from '../../../electron/main/transfer/import-sources.ts';
import { importParts, readOne, readText } from '../../helpers/import-parts.ts';
import { fireTimes, NOW_MS } from '../../helpers/render-export.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

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
      conditions: { network: true, mainsPower: true },
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

  test('has the limits that Windows takes where it says nothing', () => {
    expect(xml('<BootTrigger/>').input).toMatchObject({
      timeoutMs: 72 * 3_600_000,
      conditions: { mainsPower: true },
    });
    const settings =
      '<DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries><ExecutionTimeLimit>PT0S</ExecutionTimeLimit>';
    expect(xml('<BootTrigger/>', settings).input).toMatchObject({
      timeoutMs: null,
      conditions: { mainsPower: false },
    });
  });

  test('that begins within a minute is due at its second, from the first day on', () => {
    const trigger = (rule: string) =>
      `<CalendarTrigger><StartBoundary>2026-12-07T09:30:15</StartBoundary>${rule}</CalendarTrigger>`;
    const { input } = xml(
      trigger('<ScheduleByDay/>') +
        trigger('<ScheduleByWeek><DaysOfWeek><Monday/><Sunday/></DaysOfWeek></ScheduleByWeek>') +
        trigger('<ScheduleByMonth><DaysOfMonth><Day>7</Day></DaysOfMonth></ScheduleByMonth>'),
    );
    expect(input?.schedules).toMatchObject([
      { pattern: '15 30 9 * * *' },
      { pattern: '15 30 9 * * 1,0' },
      { pattern: '15 30 9 7 * *' },
    ]);
    expect(fireTimes(input?.schedules ?? [])[0]).toBe(new Date('2026-12-07T09:30:15').getTime());
  });

  test('with an offset is due on the weekdays of its place', () => {
    const { input } = xml(
      '<CalendarTrigger><StartBoundary>2026-01-05T01:00:00+08:00</StartBoundary><ScheduleByWeek><DaysOfWeek><Monday/></DaysOfWeek></ScheduleByWeek></CalendarTrigger>',
    );
    // Sunday in Greenwich.
    expect(fireTimes(input?.schedules ?? [])[0]).toBe(Date.UTC(2026, 10, 29, 17));
  });

  test('every two weeks has the Sundays of weeks that begin on Sunday', () => {
    const weeks = (start: string) => {
      const { input } = xml(
        `<CalendarTrigger><StartBoundary>${start}T09:00:00Z</StartBoundary><ScheduleByWeek><WeeksInterval>2</WeeksInterval><DaysOfWeek><Sunday/><Tuesday/></DaysOfWeek></ScheduleByWeek></CalendarTrigger>`,
      );
      return fireTimes(input?.schedules ?? [])
        .slice(0, 4)
        .map((ms) => new Date(ms).toISOString().slice(5, 10));
    };
    expect(weeks('2026-12-01')).toEqual(['12-01', '12-13', '12-15', '12-27']);
    expect(weeks('2026-12-06')).toEqual(['12-06', '12-08', '12-20', '12-22']);
  });

  test('that repeats every few hours keeps to its hours', () => {
    const rule = '<Repetition><Interval>PT6H</Interval></Repetition><ScheduleByDay/>';
    expect(xml(calendar(rule)).input?.schedules).toMatchObject([
      { kind: 'cron', pattern: '30 3,9,15,21 * * *' },
    ]);
  });

  test('that repeats after the login is due in between too', () => {
    const { input } = xml(
      '<LogonTrigger><Repetition><Interval>PT5M</Interval></Repetition></LogonTrigger>',
    );
    expect(input).toMatchObject({
      schedules: [{ kind: 'interval', everyMs: 300_000 }],
      triggers: [{ kind: 'app_start' }],
    });
  });

  test('keeps the triggers that are understood, and tells of the others', () => {
    const { input, notes } = xml('<BootTrigger/><EventTrigger/>');
    expect(input?.triggers).toEqual([{ kind: 'boot' }]);
    expect(notes.map(({ text }) => text).join()).toContain(
      'CronPilot has no trigger like EventTrigger',
    );
  });

  const action = (command: string, args: string, folder = '') =>
    `<Exec><Command>${command}</Command><Arguments>${args}</Arguments><WorkingDirectory>${folder}</WorkingDirectory></Exec>`;

  test.each([
    ['cmd.exe', '/d /s /c "echo a &amp;&amp; dir "C:\\x y""', 'echo a && dir "C:\\x y"', 'cmd.exe'],
    ['C:\\Windows\\System32\\cmd', '/c dir C:\\', 'dir C:\\', 'cmd.exe'],
    ['cmd.exe', '/c "C:\\a b.exe"', 'cmd.exe /c "C:\\a b.exe"', 'cmd.exe'],
    ['curl', '-d "a&amp;b" http://x/?a=1&amp;b=2', 'curl -d "a&b" http://x/?a=1^&b=2', 'cmd.exe'],
    ['bash', '-c "echo \\"x\\" \\\\"', 'echo "x" \\', 'bash'],
  ])('of %j with %j runs the same in a shell', (program, args, command, shell) => {
    expect(xml('<BootTrigger/>', '', action(program, args)).input?.action).toMatchObject({
      command,
      shell,
    });
  });

  test('with several folders goes to each of them', () => {
    const actions = action('a', '', 'C:\\one') + action('b', '', 'C:\\two');
    expect(xml('<BootTrigger/>', '', actions).input).toMatchObject({
      action: { command: 'a & cd /d "C:\\two" & b' },
      cwd: 'C:\\one',
    });
  });

  test('is one of several in a file of all of them', () => {
    const task = (name: string) =>
      `<?xml version="1.0"?><Task xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task"><RegistrationInfo><URI>\\${name}</URI></RegistrationInfo><Triggers><BootTrigger/></Triggers><Actions>${exec}</Actions></Task>`;
    const names = (text: string) => readText('all.xml', text).map(({ input }) => input?.name);
    expect(names(task('A') + task('B'))).toEqual(['A', 'B']);
    const inOne = `<?xml version="1.0"?><Tasks>${task('A')}${task('B')}</Tasks>`;
    expect(names(inOne)).toEqual(['A', 'B']);
  });
});
