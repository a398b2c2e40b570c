/** Timers with their services, as people write them. */

import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

import { readCalendar } from '../../../electron/main/transfer/calendar-spec.ts';
import { readImport } from '../../../electron/main/transfer/read-import.ts';
import { readTimeSpan } from '../../../electron/main/transfer/unit-file.ts';
import { importParts } from '../../helpers/import-parts.ts';

const USER_DIR = '/home/ada/.config/systemd/user';

function read(timer: string, service: string, name = 'backup', dir = USER_DIR) {
  const files = [
    { name: `${dir}/${name}.timer`, text: `[Timer]\n${timer}\n` },
    { name: `${dir}/${name.replace(/@.*/, '@')}.service`, text: service },
  ];
  const [entry] = readImport(files, importParts);
  if (!entry) throw new Error('no entry');
  return entry;
}

const service = (lines: string) => `[Service]\n${lines}\n`;

function commandOf(lines: string, unit = ''): string {
  const { input, refusal } = read('OnCalendar=daily', `${unit}\n${service(lines)}`);
  if (input?.action.kind !== 'command') throw new Error(refusal ?? 'no command');
  return input.action.command;
}

/** What a shell makes of the words. */
function run(lines: string, unit = ''): string {
  const env = { ...process.env, LIST: 'a b', ONE: 'x y' };
  return execFileSync('/bin/sh', ['-c', commandOf(lines, unit)], { encoding: 'utf8', env });
}

describe('an expression of OnCalendar', () => {
  test.each([
    ['Mon..Fri 09:30', '30 9 * * 1,2,3,4,5'],
    ['Sun *-*-1..7 1:00', '0 1 1,2,3,4,5,6,7 * +0'],
    ['*-*~01 23:00', '0 23 L * *'],
    ['Fri *-*~07/1 18:00', '0 18 * * 5#L'],
    ['*:0/15', '*/15 * * * *'],
    ['*:*:0/30', '*/30 * * * * *'],
    ['*-2/3-1', '0 0 1 2,5,8,11 *'],
  ])('%j is the cron text %j', (text, pattern) => {
    expect(readCalendar(text)).toMatchObject({ schedule: { kind: 'cron', pattern } });
  });

  test('with years has a first and a last time', () => {
    expect(readCalendar('2027..2028-*-* 01:00')).toMatchObject({
      schedule: { startAt: '2027-01-01T00:00', endAt: '2028-12-31T23:59:59' },
    });
  });

  test.each([
    ['constructor', 'constructor'],
    ['*-*~03', '~03'],
    ['2027,2029-*-*', 'do not follow each other'],
    ['*-*-* 01:00:00.5', 'parts of seconds'],
    ['Sat..Mon 10:00', 'run backwards'],
    ['10', 'no time of day'],
    ['12:00 Mars/Olympus', 'Mars/Olympus'],
    ['24:00', 'no hour'],
    ['', 'no time'],
    ['Mon *-*-* 1:00 2:00', 'not understood'],
  ])('%j is refused, and why', (text, why) => {
    expect(readCalendar(text)).toEqual({ problem: expect.stringContaining(why) });
  });
});

test.each([
  ['90', 90_000],
  ['1h 30min', 5_400_000],
  ['2weeks', 1_209_600_000],
  ['500ms', 500],
  ['soon', null],
])('the time span %j is %j ms', (text, ms) => {
  expect(readTimeSpan(text)).toBe(ms);
});

describe('a timer', () => {
  test('with several times has them all', () => {
    const { input } = read(
      'OnCalendar=daily\nOnCalendar=Mon 12:00\nOnBootSec=5min',
      service('ExecStart=/bin/true'),
    );
    expect(input?.schedules).toHaveLength(2);
    expect(input?.triggers).toEqual([{ kind: 'boot' }]);
  });

  test('takes back what stands above an empty setting', () => {
    const { input } = read(
      'OnCalendar=daily\nOnCalendar=\nOnCalendar=Mon 12:00',
      service('ExecStart=/bin/true'),
    );
    expect(input?.schedules).toMatchObject([{ pattern: '0 12 * * 1' }]);
  });

  test('that begins with its period has no start besides', () => {
    const { input } = read('OnActiveSec=1h\nOnUnitActiveSec=60min', service('ExecStart=/bin/true'));
    expect(input).toMatchObject({ schedules: [{ everyMs: 3_600_000 }], triggers: [] });
  });

  test('tells of its own conditions', () => {
    const { notes } = read(
      'OnCalendar=daily\n[Unit]\nConditionVirtualization=!container',
      service('ExecStart=/bin/true'),
    );
    expect(notes.map(({ text }) => text)).toEqual([
      'ConditionVirtualization=!container of the timer is not asked for.',
    ]);
  });

  test('keeps its random delay, and what becomes of missed times', () => {
    const { input } = read(
      'OnCalendar=daily\nRandomizedDelaySec=2h\nPersistent=true',
      service('ExecStart=/bin/true'),
    );
    expect(input).toMatchObject({
      misfirePolicy: 'run_once',
      schedules: [{ jitterMs: 7_200_000 }],
    });
    expect(read('OnCalendar=daily', service('ExecStart=/bin/true')).input?.misfirePolicy).toBe(
      'skip',
    );
  });

  test.each([
    ['OnCalendar=*-*~05', 'OnCalendar=*-*~05'],
    ['Persistent=true', 'has no times'],
    ['OnBootSec=never', 'no time span'],
  ])('of %j is refused', (timer, why) => {
    const entry = read(timer, service('ExecStart=/bin/true'));
    expect(entry).toMatchObject({ input: null, refusal: expect.stringContaining(why) });
  });
});

describe('a service', () => {
  test('runs its commands one after the other, as long as each succeeds', () => {
    expect(
      run(
        'Type=oneshot\nExecStartPre=-/bin/false\nExecStart=/bin/echo one\nExecStart=/bin/echo two',
      ),
    ).toBe('one\ntwo\n');
    expect(() => run('ExecStart=/bin/false\nExecStart=/bin/echo two')).toThrow();
  });

  test.each([
    ['/bin/echo "a  b" c\\x20d \'e"f\'', 'a  b c d e"f'],
    ['/bin/echo $LIST ${ONE} $$HOME', 'a b x y $HOME'],
    ['/usr/bin/printf "%%s|" $LIST "${ONE}"', 'a|b|x y|'],
    [':/bin/echo $LIST', '$LIST'],
    ['@/bin/echo other-name one', 'one'],
    ['/bin/echo a; b && *', 'a; b && *'],
    ['/bin/echo %n %p %u %h %H %%', 'backup.service backup ada /home/ada tower.example.org %'],
    ['/bin/echo one \\\n  two', 'one two'],
    ['/usr/bin/printf "%%s|" "$LIST"', 'a|b|'],
    ['/bin/echo one ; /bin/echo two;', 'one\ntwo;'],
    ['/bin/echo one \\; two ";" \\\\;', 'one ; two ; \\;'],
    ['-/bin/false ; - /bin/echo two ;', 'two'],
  ])('reads the words of %j as systemd does', (line, output) => {
    expect(run(`ExecStart=${line}`).trim()).toBe(output);
  });

  test('of a template knows its instance', () => {
    const unit = `[Unit]\nDescription=Backup of %i, 100%%\n${service('ExecStart=/bin/echo %i')}`;
    const entry = read('OnCalendar=daily', unit, 'backup@home');
    expect(entry.input?.notes).toBe('Backup of home, 100%');
    expect(entry.input?.action).toMatchObject({ command: '/bin/echo home' });
  });

  test('keeps its conditions on files as tests', () => {
    const unit = '[Unit]\nConditionPathExists=/nowhere';
    expect(run('ExecStart=/bin/echo ran', unit)).toBe('');
    expect(run('ExecStart=/bin/echo ran', '[Unit]\nConditionPathExists=!/nowhere')).toBe('ran\n');
  });

  test('keeps folder, variables, limits and priority', () => {
    const lines =
      'Type=oneshot\nExecStart=/bin/true\nWorkingDirectory=~\nEnvironment="A=x y" B=2\nNice=5\nTimeoutStartSec=1h\nSuccessExitStatus=2 DATAERR\nTimeoutStopSec=30';
    const unit = '[Unit]\nConditionACPower=true\n';
    expect(read('OnCalendar=daily', `${unit}${service(lines)}`).input).toMatchObject({
      cwd: '/home/ada',
      env: { A: 'x y', B: '2' },
      nice: 5,
      timeoutMs: 3_600_000,
      graceMs: 30_000,
      successExitCodes: [0, 2, 65],
      conditions: { mainsPower: true },
    });
  });

  test.each([
    ['ExecStart=/bin/echo %Y', '%Y'],
    ['ExecStart=/bin/true\nWorkingDirectory=/srv/%Y', '%Y'],
    ['Type=forking\nExecStart=/bin/d', 'background'],
    ['ExecStart=/bin/echo "open', 'not closed'],
    ['Type=oneshot', 'no command'],
  ])('of %j is refused', (lines, why) => {
    const entry = read('OnCalendar=daily', service(lines));
    expect(entry).toMatchObject({ input: null, refusal: expect.stringContaining(why) });
  });

  test('of the system runs as root there', () => {
    const entry = read(
      'OnCalendar=daily',
      service('ExecStart=/bin/true'),
      'backup',
      '/etc/systemd/system',
    );
    expect(entry.isForeign).toBe(true);
    expect(entry.notes[0]?.text).toBe('It runs as root there; CronPilot would run it as ada.');
  });

  test('that hands a text to a shell is that text', () => {
    const actionOf = (lines: string) =>
      read('OnCalendar=daily', service(lines)).input?.action as object;
    expect(actionOf('ExecStart=/bin/bash -c "cd /srv && echo $$HOME 100%%"')).toMatchObject({
      command: 'cd /srv && echo $HOME 100%',
      shell: '/bin/bash',
    });
    expect(actionOf("ExecStart=/usr/bin/env zsh -c 'a; b'")).toMatchObject({
      command: 'a; b',
      shell: 'zsh',
    });
    // Here systemd fills the text in before the shell sees it.
    expect(actionOf("ExecStart=/bin/sh -c 'echo ${A}'")).toMatchObject({
      command: `/bin/sh -c 'echo '"\${A}"`,
    });
    expect(actionOf('ExecStart=/bin/sh -c a\nExecStartPost=/bin/b')).toMatchObject({
      command: '/bin/sh -c a &&\n/bin/b',
    });
  });

  test('keeps the names of exit codes, and tells those that are unknown', () => {
    const { input, notes } = read(
      'OnCalendar=daily',
      service('ExecStart=/bin/true\nSuccessExitStatus=TEMPFAIL SIGTERM\nSuccessExitStatus=3 ODD'),
    );
    expect(input?.successExitCodes).toEqual([0, 75, 143, 3]);
    expect(notes.map(({ text }) => text)).toEqual([
      'SuccessExitStatus=ODD is no exit code known here.',
    ]);
  });

  test('has its file of variables as the file of the task where both mean the same', () => {
    const inputOf = (lines: string) => read('OnCalendar=daily', service(lines)).input;
    expect(inputOf('ExecStart=/bin/true\nEnvironmentFile=%h/backup.env')).toMatchObject({
      action: { command: '/bin/true' },
      envFile: '/home/ada/backup.env',
    });
    for (const more of ['EnvironmentFile=/b', 'Environment=A=1']) {
      const input = inputOf(`ExecStart=/bin/true\nEnvironmentFile=/a\n${more}`);
      expect(input).toMatchObject({ envFile: null });
      expect(input?.action).toMatchObject({ command: expect.stringContaining('. /a;') });
    }
    expect(inputOf('ExecStart=/bin/true\nEnvironmentFile=-/a')?.envFile).toBeNull();
  });

  test.each([
    ['ConditionACPower=false', '', 'ConditionACPower=false is not asked for.'],
    ['', 'Nice=-5', 'Nice=-5'],
    ['', 'StandardOutput=append:/var/log/x.log', 'went to /var/log/x.log'],
    ['', 'Environment=A=%Y', '%Y'],
  ])('tells what comes of %j %j', (unit, lines, what) => {
    const { notes } = read(
      'OnCalendar=daily',
      `[Unit]\n${unit}\n${service(`ExecStart=/bin/true\n${lines}`)}`,
    );
    expect(notes.map(({ text }) => text)).toEqual([expect.stringContaining(what)]);
  });

  test('tells what a task has not', () => {
    const { notes } = read(
      'OnCalendar=daily',
      service('ExecStart=/bin/true\nPrivateTmp=yes\nMemoryMax=1G'),
    );
    expect(notes.at(-1)?.text).toContain('PrivateTmp, MemoryMax');
  });
});

test('a service without its timer, and a timer without its service, are refused', () => {
  const alone = readImport(
    [{ name: 'x.service', text: service('ExecStart=/bin/true') }],
    importParts,
  );
  const lost = readImport([{ name: 'x.timer', text: '[Timer]\nOnCalendar=daily' }], importParts);
  expect([...alone, ...lost].map(({ refusal }) => refusal)).toEqual([
    'A service alone has no times: its timer belongs to it.',
    'The unit x.service is not beside it.',
  ]);
});
