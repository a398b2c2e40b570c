/** What goes out in the format of another scheduler and comes in again is what it was. */

import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { readImport } from '../../../electron/main/transfer/read-import.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import { importParts } from '../../helpers/import-parts.ts';
import { randomTask } from '../../helpers/random-tasks.ts';
import { fireTimes, render } from '../../helpers/render-export.ts';

const field = (max: number, min = 0) =>
  fc.oneof(
    fc.constant('*'),
    fc.integer({ min, max }).map(String),
    fc.integer({ min: 2, max: Math.floor(max / 2) }).map((step) => `*/${step}`),
    fc
      .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
      .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
  );
const weekday = fc.oneof(
  field(6),
  fc.constantFrom('fri-sun', 'sat-sun', 'Sun-Tue', '5-7', '7', 'MON,sun', '1-5/2'),
);
const pattern = fc
  .tuple(field(59), field(23), field(28, 1), field(12, 1), weekday)
  .map((parts) => parts.join(' '));

test('what is exported to systemd comes back with the same command and fire times', () => {
  fc.assert(
    fc.property(randomTask, (task) => {
      const { files } = render('systemd', { ...task, cwd: null });
      if (files.length === 0) return;
      const [entry] = readImport(
        files.map(({ filename, text }) => ({
          name: `/home/ada/.config/systemd/user/${filename}`,
          text,
        })),
        importParts,
      );
      expect(entry?.refusal).toBeNull();
      expect(entry?.input?.env).toEqual(task.env);
      if (task.action.kind === 'command') {
        const shell = task.action.shell ?? '/bin/sh';
        expect(entry?.input?.action).toEqual({ ...task.action, shell });
      }
      const isCalendar = task.schedules.every(
        ({ kind, endAt }) => kind !== 'interval' && endAt === undefined,
      );
      const isWhole =
        isCalendar && !task.schedules.some((each) => each.kind === 'weekly' && each.everyWeeks);
      if (isWhole)
        expect(fireTimes(entry?.input?.schedules ?? [])).toEqual(fireTimes(task.schedules));
    }),
    { numRuns: 150 },
  );
});

test('a random cron text means the same to cron, systemd, launchd and Windows and back', () => {
  fc.assert(
    fc.property(pattern, (text) => {
      const schedules: Schedule[] = [{ kind: 'cron', pattern: text, timeZone: null }];
      const expected = fireTimes(schedules);
      for (const format of ['crontab', 'systemd', 'launchd', 'windows'] as const) {
        const { files } = render(format, { schedules });
        if (files.length === 0) continue;
        const entries = readImport(
          files.map(({ filename, text: own }) => ({ name: filename, text: own })),
          importParts,
        );
        const [entry] = entries;
        expect(entry?.refusal, `${format} ${text}`).toBeNull();
        const back = entry?.input?.schedules ?? [];
        expect(fireTimes(back), `${format} ${text}`).toEqual(expected);
      }
    }),
    { numRuns: 150 },
  );
});

test('weeks that are counted mean the same to Windows and back', () => {
  const weekly = fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    everyWeeks: fc.integer({ min: 2, max: 5 }),
    fromDay: fc.integer({ min: 1, max: 31 }),
    startDay: fc.option(fc.integer({ min: 1, max: 31 })),
  });
  fc.assert(
    fc.property(weekly, ({ days, everyWeeks, fromDay, startDay }) => {
      const day = (value: number) => `2026-12-${String(value).padStart(2, '0')}`;
      const schedules: Schedule[] = [
        {
          kind: 'weekly',
          days,
          times: ['09:00'],
          timeZone: null,
          everyWeeks,
          fromDate: day(fromDay),
          ...(startDay === null ? {} : { startAt: `${day(startDay)}T12:00` }),
        },
      ];
      const files = render('windows', { schedules }).files;
      const [entry] = readImport(
        files.map(({ filename, text }) => ({ name: filename, text })),
        importParts,
      );
      expect(fireTimes(entry?.input?.schedules ?? [])).toEqual(fireTimes(schedules));
    }),
    { numRuns: 200 },
  );
});

test('a task comes back from every scheduler with its command, variables and folder', () => {
  fc.assert(
    fc.property(randomTask, (random) => {
      const task = { ...random, enabled: true };
      for (const format of ['crontab', 'systemd', 'launchd', 'windows'] as const) {
        const { files } = render(format, task);
        const units = files.map(({ filename, text }) => ({
          name: format === 'systemd' ? `/home/ada/.config/systemd/user/${filename}` : filename,
          text,
        }));
        for (const { input, refusal } of readImport(units, importParts)) {
          expect(refusal, format).toBeNull();
          const home = '/home/ada';
          expect(input?.cwd ?? home, format).toBe(task.cwd?.replace('~', home) ?? home);
          // Windows has none, which its export tells.
          if (format !== 'windows') expect(input?.env, format).toEqual(task.env);
          if (task.action.kind !== 'command' || input?.action.kind !== 'command') continue;
          // A line of a crontab has no blanks around its command.
          const said = (text: string) => (format === 'crontab' ? text.trim() : text);
          expect(said(input.action.command), format).toBe(said(task.action.command));
        }
      }
    }),
    { numRuns: 150 },
  );
});
