import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import {
  callOver,
  type HeadlessApp,
  launchHeadless,
  startHeadless,
} from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let app: HeadlessApp | undefined;
afterEach(async () => {
  await app?.end();
  app = undefined;
});

const valid = makeTaskInput({});
const cases: readonly [what: string, change: object, field: string, words: RegExp][] = [
  ['an impossible cron text', { schedules: [cron('61 * * * *')] }, 'schedules.0.pattern', /61/],
  [
    'a cron text that never comes',
    { schedules: [cron('0 0 31 2 *')] },
    'schedules.0.pattern',
    /never/i,
  ],
  [
    'an unknown time zone',
    { schedules: [{ ...cron('0 1 * * *'), timeZone: 'Mars/Base' }] },
    'schedules.0.timeZone',
    /Mars\/Base/,
  ],
  [
    'a missing folder',
    { cwd: '/no/such/folder' },
    'cwd',
    /a folder that exists, got `\/no\/such\/folder`/,
  ],
  [
    'a missing interpreter',
    { action: { kind: 'script', path: process.execPath, interpreter: 'python9' } },
    'action.interpreter',
    /python9/,
  ],
  ['a negative timeout', { timeoutMs: -5 }, 'timeoutMs', /above 0.*got `-5`/],
  ['a name with a newline', { name: 'two\nlines' }, 'name', /one line.*two\\nlines/],
  [
    '10 MB of command',
    { action: { kind: 'command', command: 'x'.repeat(10_000_000) } },
    '',
    /100,000|too large|at most/i,
  ],
];

describe('bad input', () => {
  test('is refused with the field, the value and what was expected, and stores nothing', async () => {
    app = await launchHeadless(tempDir());
    for (const [what, change, field, words] of cases) {
      const refused = await app.call('tasks.create', { ...valid, ...change } as typeof valid).then(
        () => null,
        (error: unknown) => error,
      );
      expect(refused, what).toMatchObject({ message: expect.stringMatching(words) });
      if (field !== '') expect(refused, what).toMatchObject({ code: 'invalid_input', field });
    }
    expect(await app.call('tasks.list')).toEqual([]);
  });

  test('a broken settings file is kept aside and the application starts with defaults', async () => {
    const dataDir = tempDir();
    writeFileSync(join(dataDir, 'settings.json'), '{"maxConcurrentRuns": 3,,,');
    app = await launchHeadless(dataDir);
    expect(await app.call('settings.get')).toMatchObject({ maxConcurrentRuns: 10 });
    const [problem] = (await app.call('status.get')).problems;
    expect(problem).toMatch(/settings\.json.*kept/);
    const kept = /settings\.broken-[^ ;,]+\.json/.exec(String(problem))?.[0];
    expect(readFileSync(join(dataDir, String(kept)), 'utf8')).toBe('{"maxConcurrentRuns": 3,,,');
  });

  test('a database of a newer version is refused and left byte for byte', async () => {
    const dataDir = tempDir();
    const path = join(dataDir, 'cronpilot.db');
    const database = new Sqlite(path);
    database.exec('CREATE TABLE future (x); PRAGMA user_version = 999');
    database.close();
    await expectRefusal(dataDir, path, /newer/i);
  });

  test('a file that is no database is kept aside byte for byte, and that is told', async () => {
    const dataDir = tempDir();
    const diary = 'Dear diary, this is not a database.\n'.repeat(100);
    writeFileSync(join(dataDir, 'cronpilot.db'), diary);
    app = await launchHeadless(dataDir);
    const call = callOver(dataDir);
    expect(await call('tasks.list')).toEqual([]);
    expect((await call('status.get')).problems.join()).toContain('it was no CronPilot database');
    const kept = readdirSync(dataDir, { withFileTypes: true }).filter((entry) => entry.isFile());
    expect(kept.map(({ name }) => readFileSync(join(dataDir, name), 'utf8'))).toContain(diary);
  });
});

async function expectRefusal(dataDir: string, path: string, words: RegExp): Promise<void> {
  copyFileSync(path, `${path}.copy`);
  const refused = startHeadless(dataDir);
  await until(() => refused.process.exitCode !== null, 'CronPilot to give up');
  expect(refused.process.exitCode).toBe(1);
  expect(refused.output()).toMatch(words);
  expect(refused.output()).toContain(path);
  expect(readFileSync(path).equals(readFileSync(`${path}.copy`))).toBe(true);
}

function cron(pattern: string) {
  return { kind: 'cron', pattern, timeZone: null } as const;
}
