/** Imports from launchd, the first CronPilot and our own files; and garbage. */

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

  test('that hands a text to a shell is that text', () => {
    const { input } = plist({ ProgramArguments: ['/bin/zsh', '-c', 'a; b'], StartInterval: 60 });
    expect(input?.action).toMatchObject({ command: 'a; b', shell: '/bin/zsh' });
  });

  test.each([
    [{ StartCalendarInterval: { Day: 1 } }, 'every minute of that day'],
    [{ MachServices: { x: true } }, 'starts by hand'],
    [{ StartInterval: 60, Nice: -5 }, 'no higher priority'],
  ])('of %j warns', (fields, what) => {
    const { notes } = plist({ ProgramArguments, ...fields } as Parameters<typeof build>[0]);
    expect(notes.filter(({ kind }) => kind === 'warning').map(({ text }) => text)).toEqual([
      expect.stringContaining(what),
    ]);
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

test('a file that is no text is one entry that says so', () => {
  const text = `a\0b\n${'* * * * * \0\n'.repeat(100)}`;
  expect(readOne('program', text)).toMatchObject({
    original: 'program',
    input: null,
    refusal: expect.stringMatching(/^This is no text\./),
  });
});

test('a manifest of Kubernetes is refused by name', () => {
  const text = 'apiVersion: batch/v1\nkind: CronJob\nspec: { schedule: "0 5 * * *" }\n';
  expect(readOne('job.yaml', text)).toMatchObject({
    input: null,
    refusal: expect.stringContaining('CronJob of Kubernetes'),
  });
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
