/** Taking lines out of the user's crontab, and looking for places with tasks. */

import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { listSources, readSource } from '../../../electron/main/transfer/import-sources.ts';
import {
  commentOut,
  planTakeover,
  takeOver,
} from '../../../electron/main/transfer/user-crontab.ts';
import { importParts } from '../../helpers/import-parts.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const CRONTAB = 'A=1\n0 4 * * * one\n\n0 5 * * * two\n0 6 * * * three\n';
const LINES = [{ line: 4, original: '0 5 * * * two' }];
const NOW_MS = Date.UTC(2026, 10, 23, 10);

let dir: string;

/** A `crontab` that keeps its crontab in a file, beside the real programs. */
beforeEach(() => {
  dir = tempDir();
  writeFileSync(join(dir, 'spool'), CRONTAB);
  crontabIs(`[ "$1" = -l ] && exec cat '${dir}/spool'; exec cat > '${dir}/spool'`);
  vi.stubEnv('PATH', `${dir}:${process.env['PATH']}`);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function crontabIs(script: string): void {
  writeFileSync(join(dir, 'crontab'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(dir, 'crontab'), 0o755);
}

const spool = () => readFileSync(join(dir, 'spool'), 'utf8');

describe('taking over', () => {
  test('comments the lines out and keeps a copy', async () => {
    const { backupPath, diff } = await takeOver(LINES, join(dir, 'backups'), NOW_MS);
    expect(spool()).toBe(CRONTAB.replace('0 5', '# Moved to CronPilot: 0 5'));
    expect(readFileSync(backupPath ?? '', 'utf8')).toBe(CRONTAB);
    expect(diff.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '0 5 * * * two' },
      { kind: 'added', text: '# Moved to CronPilot: 0 5 * * * two' },
    ]);
  });

  test('keeps the other lines of a crontab that is older than UTF-8, byte for byte', async () => {
    const old = Buffer.from(`0 3 * * * tar /srv/Büro\n${CRONTAB}`, 'latin1');
    writeFileSync(join(dir, 'spool'), old);
    const lines = [{ line: 5, original: '0 5 * * * two' }];
    const { backupPath } = await takeOver(lines, join(dir, 'backups'), NOW_MS);
    expect(readFileSync(backupPath ?? '')).toEqual(old);
    const changed = old.toString('latin1').replace('0 5', '# Moved to CronPilot: 0 5');
    expect(readFileSync(join(dir, 'spool'))).toEqual(Buffer.from(changed, 'latin1'));
  });

  test('shows beforehand what it would change, and changes nothing', async () => {
    const { diff, backupPath } = await planTakeover(LINES);
    expect(backupPath).toBeNull();
    expect(diff.map(({ text }) => text)).toContain('# Moved to CronPilot: 0 5 * * * two');
    expect(spool()).toBe(CRONTAB);
  });

  test('is refused when the crontab is another one now', async () => {
    writeFileSync(join(dir, 'spool'), 'B=2\n');
    await expect(takeOver(LINES, join(dir, 'backups'), NOW_MS)).rejects.toThrow('another one now');
    expect(spool()).toBe('B=2\n');
  });

  test('tells what crontab says against it', async () => {
    crontabIs(
      `[ "$1" = -l ] && exec cat '${dir}/spool'; cat > /dev/null; echo 'bad minute' >&2; exit 1`,
    );
    await expect(takeOver(LINES, join(dir, 'backups'), NOW_MS)).rejects.toThrow('bad minute');
  });

  test('notices a crontab that did not take the change', async () => {
    crontabIs(`[ "$1" = -l ] && exec cat '${dir}/spool'; exec cat > /dev/null`);
    await expect(takeOver(LINES, join(dir, 'backups'), NOW_MS)).rejects.toThrow(
      'keeps another crontab',
    );
  });
});

test('a line with a carriage return is found', () => {
  expect(commentOut('0 4 * * * a\r\n', [{ line: 1, original: '0 4 * * * a' }])).toContain(
    '# Moved',
  );
});

describe('the places on a computer', () => {
  function place(path: string, text: string): void {
    const full = join(dir, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  const places = () => ({ rootDir: dir, homeDir: join(dir, 'home') });

  test('are those that hold tasks, with their counts', async () => {
    place('etc/crontab', '0 4 * * * root a\n0 99 * * * root b\n');
    place('etc/cron.d/job', '0 4 * * * root c\n');
    place('etc/cron.d/job.dpkg-old', '0 4 * * * root d\n');
    place('etc/cron.d/empty', '# nothing\n');
    place('home/.config/systemd/user/x.timer', '[Timer]\nOnCalendar=daily\n');
    place('home/.config/systemd/user/x.service', '[Service]\nExecStart=/bin/true\n');
    const sources = await listSources(places(), importParts);
    expect(
      sources.map(({ id, entryCount, refusedCount }) => [id, entryCount, refusedCount]),
    ).toEqual([
      ['crontab', 3, 0],
      [join(dir, 'etc/crontab'), 2, 1],
      [join(dir, 'etc/cron.d/job'), 1, 0],
      ['systemd_user', 1, 0],
    ]);
  });

  test('of units give the one of the user before that of the system', async () => {
    place('home/.config/systemd/user/x.timer', '[Timer]\nOnCalendar=hourly\n');
    place('usr/lib/systemd/user/x.timer', '[Timer]\nOnCalendar=daily\n');
    place('usr/lib/systemd/user/x.service', '[Service]\nExecStart=/bin/true\n');
    const { entries } = await readSource('systemd_user', places(), importParts);
    expect(entries.map(({ when, refusal }) => [when, refusal])).toEqual([['hourly', null]]);
  });

  test('without a crontab are the others alone', async () => {
    crontabIs('echo "no crontab for ada" >&2; exit 1');
    expect(await listSources(places(), importParts)).toEqual([]);
    await expect(readSource('crontab', places(), importParts)).rejects.toThrow('nothing to import');
  });
});
