/** Crontabs as people write them, of users and of the system. */

import { describe, expect, test } from 'vitest';

import { readOne, readText } from '../../helpers/import-parts.ts';

const user = (text: string) => readText('crontab -l', text);
const one = (text: string) => readOne('crontab -l', text);
const notes = (text: string) => one(text).notes.map((each) => each.text);

describe('the time of a line', () => {
  test.each([
    ['15 0 * * * job', '15 0 * * *'],
    ['*/5\t8-18  * * mon-fri job', '*/5 8-18 * * mon-fri'],
    ['0 0 1,15 jan,jul 7 job', '0 0 1,15 jan,jul 7'],
    ['  @Daily job', '@daily'],
    ['-0 4 * * * job', '0 4 * * *'],
  ])('of %j is %j', (line, pattern) => {
    expect(one(line).input?.schedules).toEqual([{ kind: 'cron', pattern, timeZone: null }]);
  });

  test('@reboot becomes a trigger once after each boot', () => {
    expect(one('@reboot ~/bin/mount-nas').input).toMatchObject({
      schedules: [],
      triggers: [{ kind: 'boot' }],
    });
  });

  test.each([
    ['@every_minute job', 60_000],
    ['@every 90s job', 90_000],
    ['@300 job', 300_000],
  ])('%j is an interval', (line, everyMs) => {
    expect(one(line).input?.schedules).toMatchObject([{ kind: 'interval', everyMs }]);
  });

  test('a random part is drawn once, and a second import draws the same', () => {
    const line = '0~30 3~5 * * * job';
    const [schedule] = one(line).input?.schedules ?? [];
    if (schedule?.kind !== 'cron') throw new Error('no cron text');
    const [minute, hour] = schedule.pattern.split(' ').map(Number);
    expect(minute).toSatisfy((value: number) => value >= 0 && value <= 30);
    expect(hour).toSatisfy((value: number) => value >= 3 && value <= 5);
    expect(one(line).input?.schedules).toEqual([schedule]);
  });

  test.each([
    ['0 25 * * * job', /hour/i],
    ['0 0 31 2 * job', /never happens/],
    ['*/0 * * * * job', /./],
    ['@fortnightly job', /@fortnightly/],
    ['0 4 * * *', /no command/],
    ['every day at four', /five parts/],
    ['CRON_TZ=Mars/Olympus\n0 4 * * * job', /Mars\/Olympus/],
  ])('%j is refused with the reason', (text, reason) => {
    expect(one(text)).toMatchObject({ input: null, refusal: expect.stringMatching(reason) });
  });
});

describe('a warning', () => {
  test('tells of a step that does not divide its hour', () => {
    expect(notes('*/7 * * * * job')).toEqual([
      'Every hour restarts the count: :56 is followed by :00 after 4 minutes.',
    ]);
    expect(notes('*/15 */5 * * * job')[0]).toMatch('20:00 is followed by 00:00 after 4 hours');
  });

  test('tells that either of two days is enough', () => {
    expect(notes('0 0 13 * 5 job')[0]).toMatch('“or”');
    expect(notes('0 0 */2 * 5 job')).toEqual([]);
  });

  test('tells that a variable is not expanded', () => {
    expect(notes('PATH=$HOME/bin:/bin\n0 4 * * * job')[0]).toMatch('does not expand');
  });
});

describe('the command', () => {
  const command = (text: string) => {
    const action = one(text).input?.action;
    return action?.kind === 'command' ? action.command : null;
  };

  test('keeps an escaped percent sign', () => {
    expect(command('0 4 * * * date +\\%d')).toBe('date +%d');
    expect(command("0 4 * * * printf '\\n\\%s'")).toBe("printf '\\n%s'");
  });

  test('reads what follows a percent sign as its input', () => {
    expect(command('0 4 * * * mail ada%Hello,%100\\% done')).toBe(
      "{ mail ada\n} <<'CRONPILOT_INPUT'\nHello,\n100% done\nCRONPILOT_INPUT",
    );
    // A backslash that is escaped itself escapes nothing.
    expect(command('0 4 * * * mail \\\\%a\\\\%b')).toBe(
      "{ mail \\\\\n} <<'CRONPILOT_INPUT'\na\\%b\nCRONPILOT_INPUT",
    );
  });

  test('runs in the shell of cron unless the crontab names one', () => {
    const [first, second] = user('0 4 * * * a\nSHELL=/bin/bash\n0 5 * * * b');
    expect([first, second].map((entry) => entry?.input?.action)).toMatchObject([
      { shell: '/bin/sh' },
      { shell: '/bin/bash' },
    ]);
  });
});

describe('variables', () => {
  test('hold from their line on', () => {
    const text = 'A=1\n0 4 * * * one\nA = "2 x"\nB=\n0 5 * * * two';
    expect(user(text).map((entry) => entry.input?.env)).toEqual([{ A: '1' }, { A: '2 x', B: '' }]);
  });

  test('that mean something to cron become settings of the task', () => {
    const text =
      'CRON_TZ=Asia/Tokyo\nMAILTO=ada@example.org\nRANDOM_DELAY=30\nHOME=/srv\n0 4 * * * a';
    expect(one(text).input).toMatchObject({
      cwd: '/srv',
      env: { HOME: '/srv' },
      schedules: [{ pattern: '0 4 * * *', timeZone: 'Asia/Tokyo', jitterMs: 1_800_000 }],
    });
    expect(notes(text).join()).toMatch(/ada@example\.org.*Asia\/Tokyo/);
  });

  test('TZ is for the command, not for its times', () => {
    expect(one('TZ=Asia/Tokyo\n0 4 * * * a').input).toMatchObject({
      env: { TZ: 'Asia/Tokyo' },
      schedules: [{ timeZone: null }],
    });
  });
});

describe('the name', () => {
  test.each([
    ['# Rotate logs\n15 0 * * * logrotate', 'Rotate logs'],
    ['# Rotate logs\n\n15 0 * * * /usr/sbin/logrotate x', 'logrotate'],
    ['# one line\n# and another\n0 4 * * * sync-it', 'sync-it'],
    ['#0 5 * * * old-job\n0 4 * * * new-job', 'new-job'],
    ['0 4 * * * cd /srv && sudo nice -n 5 ./backup.sh >> /tmp/log 2>&1', 'backup.sh'],
    ['0 4 * * * [ -x /usr/bin/x ] && A=1 /usr/bin/x --all', 'x'],
  ])('of %j is %j', (text, name) => {
    expect(one(text).input?.name).toBe(name);
  });

  test('is numbered where two lines run the same', () => {
    const entries = user('0 4 * * * job a\n0 5 * * * job b');
    expect(entries.map((entry) => entry.input?.name)).toEqual(['job', 'job 2']);
  });
});

describe('a crontab of the system', () => {
  const line = '0 4 * * * www-data /usr/bin/clean';

  test.each(['/etc/crontab', '/etc/cron.d/clean', 'saved'])('has a user column in %s', (name) => {
    const entry = readOne(name, line);
    expect(entry.input?.action).toMatchObject({ command: '/usr/bin/clean' });
    expect(entry.isForeign).toBe(true);
    expect(entry.notes[0]?.text).toMatch('www-data');
  });

  test('is one that names root beside users of another computer', () => {
    const entries = readText('saved', '5 * * * * munin limits a\n0 4 * * * root clean all');
    expect(entries.map(({ input }) => input?.action)).toMatchObject([
      { command: 'limits a' },
      { command: 'clean all' },
    ]);
  });

  test('that names this user is not foreign', () => {
    expect(readOne('/etc/crontab', '0 4 * * * ada job').isForeign).toBe(false);
  });
});

test('lines keep their order and number, and every line is switched off', () => {
  const entries = user('# head\n\n0 4 * * * a\nnonsense\n0 5 * * * b\r\n');
  expect(entries.map(({ line }) => line)).toEqual([3, 4, 5]);
  expect(entries.map(({ input }) => input?.enabled)).toEqual([false, undefined, false]);
  expect(entries[2]?.original).toBe('0 5 * * * b');
});

test('an anacrontab becomes schedules that are made up for', () => {
  const text =
    'START_HOURS_RANGE=3-22\n1 5 daily run-parts /d\n7 10 weekly w\n@monthly 15 monthly m\nx';
  const entries = readText('/etc/anacrontab', text);
  expect(entries.map(({ input, refusal }) => input?.schedules[0] ?? refusal)).toMatchObject([
    { kind: 'daily', times: ['03:00'] },
    { kind: 'interval', everyMs: 7 * 86_400_000 },
    { kind: 'monthly', days: [1], times: ['03:00'] },
    expect.stringMatching('anacron'),
  ]);
  expect(entries[0]?.input?.misfirePolicy).toBe('run_once');
});

test('the anacrontab of the system runs as root, and one of a user does not', () => {
  const text = 'MAILTO=ada@example.org\nRANDOM_DELAY=45\n1 0 daily backup /srv';
  const [system] = readText('/etc/anacrontab', text);
  const [own] = readText('/home/ada/.anacrontab', text);
  expect([system?.isForeign, own?.isForeign]).toEqual([true, false]);
  expect(system?.notes[0]?.text).toContain('runs as root');
  expect(own?.notes.map((each) => each.text).join()).toMatch(/RANDOM_DELAY=45.*ada@example\.org/);
});

test('a day that is a letter makes no anacrontab', () => {
  expect(one('30 2 L * * backup').input).toMatchObject({
    action: { command: 'backup' },
    schedules: [{ pattern: '30 2 L * *' }],
  });
});
