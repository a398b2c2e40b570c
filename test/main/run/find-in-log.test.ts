import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findInLog } from '../../../electron/main/run/find-in-log.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

test('finds the first line that holds a text, whatever the case and however far in', async () => {
  const path = join(tempDir(), 'x.log');
  const line = fc.oneof(fc.constant(''), fc.constant('x'.repeat(999)), fc.constant('Grüße'));
  const before = fc.array(line, { maxLength: 600 });
  await fc.assert(
    fc.asyncProperty(before, fc.nat(300_000), async (lines, padding) => {
      const hit = `${' '.repeat(padding)}disk FULL here`;
      writeFileSync(path, [...lines, hit, 'disk full'].join('\n'));
      expect(await findInLog(path, 'Disk full')).toEqual({
        line: lines.length + 1,
        excerpt: 'disk FULL here',
      });
    }),
    { numRuns: 40 },
  );
});

test('finds nothing where the text is not, or the file', async () => {
  const path = join(tempDir(), 'x.log');
  writeFileSync(path, 'disk\nfull');
  expect(await findInLog(path, 'disk full')).toBeNull();
  expect(await findInLog(`${path}.gone`, 'disk')).toBeNull();
});

test('signs that are longer in lower case move neither the line nor the excerpt', async () => {
  const path = join(tempDir(), 'x.log');
  writeFileSync(path, `${'İşlem\n'.repeat(500)}İİ (a+b) full\nlater`);
  expect(await findInLog(path, '(A+B)')).toEqual({ line: 501, excerpt: 'İİ (a+b) full' });
});

test('no file stays open', async () => {
  const path = join(tempDir(), 'x.log');
  writeFileSync(path, 'disk');
  const openCount = () => readdirSync('/proc/self/fd').length;
  const before = openCount();
  for (const text of ['disk', 'none', 'disk', 'none']) await findInLog(path, text);
  expect(openCount()).toBe(before);
});
