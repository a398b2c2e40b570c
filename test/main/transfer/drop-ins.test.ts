/** Drop-ins of systemd's units, against systemd itself where it is installed. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';

import { dropInsOf, isDropIn } from '../../../electron/main/transfer/drop-ins.ts';
import {
  listSources,
  readPath,
  readSource,
} from '../../../electron/main/transfer/import-sources.ts';
import { readImport } from '../../../electron/main/transfer/read-import.ts';
import { dropInsBeside } from '../../../electron/main/transfer/unit-places.ts';
import { readUnit } from '../../../electron/main/transfer/unit-file.ts';
import { importParts } from '../../helpers/import-parts.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

// systemd is asked for each layout.
vi.setConfig({ testTimeout: 60_000 });

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

/** A null text is a link to /dev/null. */
function write(root: string, files: Readonly<Record<string, string | null>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    if (text === null) symlinkSync('/dev/null', path);
    else writeFileSync(path, text);
  }
}

/** Which drop-ins systemd reads, in its order: it complains about a setting that it does not know. */
function readBySystemd(places: readonly string[], unitName: string): readonly string[] {
  const { stderr } = spawnSync('systemd-analyze', ['--system', 'verify', unitName], {
    env: { ...process.env, SYSTEMD_UNIT_PATH: places.join(':') },
    encoding: 'utf8',
  });
  return [...stderr.matchAll(/^(.*\.conf):\d+: Unknown key/gm)].map(([, path = '']) => path);
}

describe.skipIf(!hasSystemd)('the order of drop-ins is that of systemd', () => {
  const folder = (unit: string) =>
    fc.constantFrom(
      unit,
      'disk-daily@.service',
      'disk-.service',
      'service',
      'disk-daily-.service',
      'other.service',
    );
  const layout = (unit: string) =>
    fc.uniqueArray(
      fc.tuple(
        fc.constantFrom('etc', 'run', 'lib'),
        folder(unit),
        fc.constantFrom('10-a', '50-b', 'B', 'z'),
        fc.boolean(),
      ),
      { minLength: 1, maxLength: 14, selector: ([place, dir, name]) => `${place}/${dir}/${name}` },
    );
  test.each(['disk-daily.service', 'disk-daily@home-a.service'])('for %s', (unit) => {
    fc.assert(
      fc.property(layout(unit), (dropIns) => {
        const root = tempDir();
        const text = '[Service]\nX=1\n';
        const files = dropIns.map(([place, dir, name, isMask]): [string, string | null] => [
          `${place}/${dir}.d/${name}.conf`,
          isMask ? null : text,
        ]);
        const unitText = '[Service]\nType=oneshot\nExecStart=/bin/true\n';
        write(
          root,
          Object.fromEntries([...files, [`lib/${unit.replace(/@.*\./, '@.')}`, unitText]]),
        );
        const places = ['etc', 'run', 'lib'].map((place) => join(root, place));
        const found = dropInsOf(unit, places.flatMap(dropInsBeside)).map(({ name }) => name);
        expect(found).toEqual(readBySystemd(places, unit));
      }),
      { numRuns: 20 },
    );
  });
});

test('of the same name the earlier place counts, then the folder that is more the own', () => {
  const files = [
    '/etc/timer.d/1.conf',
    '/etc/a-.timer.d/2.conf',
    '/usr/a-b.timer.d/1.conf',
    '/usr/a-b.timer.d/2.conf',
    '/usr/a-b.timer.d/3.conf',
    '/usr/other.timer.d/4.conf',
  ].map((name) => ({ name, text: name.includes('3') ? '' : '[Timer]' }));
  expect(dropInsOf('a-b.timer', files).map(({ name }) => name)).toEqual([
    '/usr/a-b.timer.d/1.conf',
    '/etc/a-.timer.d/2.conf',
  ]);
});

test.each([
  ['/etc/systemd/system/a.timer.d/x.conf', true],
  ['service.d/x.conf', true],
  ['/etc/cron.d/x.conf', false],
  ['/etc/systemd/system/a.timer.d/x.conf.bak', false],
])('%s is a drop-in: %s', (path, expected) => {
  expect(isDropIn(path)).toBe(expected);
});

describe('an empty setting', () => {
  const unit = readUnit(
    '[Unit]\nConditionPathExists=/a\nAssertPathExists=/b\n[Timer]\nOnBootSec=5min\nOnCalendar=daily\nPersistent=yes\n',
    '[Timer]\nOnCalendar=\nOnCalendar=weekly\n[Unit]\nConditionFileNotEmpty=\n',
    'Persistent=no\n',
  );

  test('takes back all that it goes with, in the files before it', () => {
    expect(unit.all('Timer', 'OnCalendar')).toEqual(['weekly']);
    expect(unit.names('Timer')).toEqual(['Persistent', 'OnCalendar']);
    expect(unit.names('Unit')).toEqual(['AssertPathExists']);
  });

  test('and a file begins outside of any section', () => {
    expect(unit.last('Timer', 'Persistent')).toBe('yes');
  });
});

const UNITS = {
  'usr/lib/systemd/system/tidy.timer': '[Timer]\nOnCalendar=daily\nOnBootSec=10min\n',
  'usr/lib/systemd/system/tidy.service':
    '[Service]\nExecStart=/bin/echo all\nEnvironment=A=1\nSuccessExitStatus=3\nUser=ada\n',
  'usr/lib/systemd/system/tidy.service.d/20-more.conf':
    '[Service]\nEnvironment=B=2\nSuccessExitStatus=4\n',
  'usr/lib/systemd/system/tidy.service.d/30-gone.conf': '[Service]\nNice=5\n',
  'etc/systemd/system/tidy.service.d/30-gone.conf': null,
  'etc/systemd/system/tidy.service.d/override.conf':
    '[Service]\nExecStart=\nExecStart=/bin/echo some\n',
  'etc/systemd/system/tidy.timer.d/override.conf':
    '[Timer]\nOnCalendar=\nOnCalendar=Mon 09:00\nUnit=tidy.service\n',
};

test('a unit of this computer comes in as its drop-ins leave it', async () => {
  const rootDir = tempDir();
  write(rootDir, UNITS);
  const places = { rootDir, homeDir: tempDir() };
  const sources = await listSources(places, importParts);
  expect(sources).toMatchObject([{ id: 'systemd_system', entryCount: 1, refusedCount: 0 }]);
  const { entries } = await readSource('systemd_system', places, importParts);
  expect(entries).toMatchObject([
    {
      isForeign: false,
      when: 'Mon 09:00',
      input: {
        action: { command: '/bin/echo some' },
        env: { A: '1', B: '2' },
        nice: 0,
        successExitCodes: [0, 3, 4],
        schedules: [{ pattern: '0 9 * * 1' }],
        triggers: [],
      },
    },
  ]);
  expect(entries[0]?.notes.at(-1)?.text).toBe(
    'With its drop-ins: tidy.timer.d/override.conf, tidy.service.d/20-more.conf, tidy.service.d/override.conf.',
  );
});

test.each(['', '/backup.timer', '/backup.service'])(
  'a folder and each unit in it brings the drop-ins: "%s"',
  (name) => {
    const root = tempDir();
    write(root, {
      'backup.timer': '[Timer]\nOnCalendar=daily\n',
      'backup.service': '[Service]\nExecStart=/bin/true\n',
      'backup.timer.d/a.conf': '[Timer]\nOnCalendar=\nOnCalendar=hourly\n',
    });
    const { entries } = readPath(`${root}${name}`, importParts, Date.now());
    expect(entries).toMatchObject([{ when: 'hourly', refusal: null }]);
  },
);

test("the system's drop-ins are not for a unit of the user", () => {
  const files = [
    { name: '/home/ada/.config/systemd/user/a.timer', text: '[Timer]\nOnCalendar=daily\n' },
    { name: '/etc/systemd/system/a.timer.d/x.conf', text: '[Timer]\nOnCalendar=hourly\n' },
    { name: '/etc/systemd/user/a.timer.d/x.conf', text: '[Timer]\nOnCalendar=weekly\n' },
  ];
  expect(readImport(files, importParts)).toMatchObject([{ when: 'daily; weekly' }]);
});
