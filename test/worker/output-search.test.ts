import { openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { sayEnglish } from '../../electron/shared/phrase.ts';
import { markerText, SEAM_TEXT } from '../../electron/worker/log-cap.ts';
import { searchOutput } from '../../electron/worker/output-search.ts';
import { tempDir } from '../helpers/temp-dir.ts';

async function search(
  output: string | Uint8Array,
  mustMatch: string | null,
  mustNotMatch: string | null = null,
) {
  const path = join(tempDir(), 'log');
  writeFileSync(path, output);
  return await searchOutput(openSync(path, 'r'), { mustMatch, mustNotMatch, outputFilePath: null });
}

test('a pattern is tested against each line alone', async () => {
  expect(await search('one\ndone\n', '^done$')).toMatchObject({ hasMatch: true });
  expect(await search('not\ndone yet\n', '^done$')).toMatchObject({ hasMatch: false });
  expect(await search('a\nb', 'a\\sb')).toMatchObject({ hasMatch: false });
});

test('the first forbidden line is told, without colours and not at length', async () => {
  const output = `fine\n\u001b[31mERROR\u001b[0m:\tdisk ${'x'.repeat(500)}\nERROR 2\n`;
  const { forbiddenLine, hasMatch } = await search(output, null, '^ERROR');
  expect(forbiddenLine).toMatch(/^ERROR: disk x+…$/);
  expect(forbiddenLine?.length).toBeLessThan(210);
  expect(hasMatch).toBeNull();
});

test('both patterns are looked for up to the end', async () => {
  const padding = `${'.'.repeat(99)}\n`.repeat(10_000);
  expect(await search(`ERROR\n${padding}done`, 'done', 'ERROR')).toEqual({
    hasMatch: true,
    forbiddenLine: 'ERROR',
    problem: null,
  });
  expect(await search(`done\n${padding}ERROR`, 'done', 'ERROR')).toMatchObject({
    forbiddenLine: 'ERROR',
  });
});

test('the end of one very long line is found', async () => {
  expect(await search(`${'x'.repeat(30_000_000)}end`, 'end$', 'ERROR')).toEqual({
    hasMatch: true,
    forbiddenLine: null,
    problem: null,
  });
});

test('bytes that are no text are no obstacle', async () => {
  const output = Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x6f, 0x6b, 0x0a, 0xc3]);
  expect(await search(output, '^ok$')).toMatchObject({ hasMatch: true });
});

test('what CronPilot itself wrote into the log counts for nothing', async () => {
  const output = `a${markerText(5_000, 1024 ** 2)}b${SEAM_TEXT}c`;
  expect(await search(output, null, 'missing|left out')).toMatchObject({ forbiddenLine: null });
  expect(sayEnglish((await search(output, 'done')).problem ?? '')).toMatch(
    /^No line of what is left of the output matches `done`/,
  );
  expect(await search(output, 'b')).toMatchObject({ hasMatch: true, problem: null });
  expect(await search('… about time', null, 'about')).toMatchObject({
    forbiddenLine: '… about time',
  });
});

test('a pattern that would take for ever is named as the problem', async () => {
  const { problem, hasMatch } = await search(`${'a'.repeat(5_000)}!`, '(a+)+$');
  expect(sayEnglish(problem ?? '')).toBe(
    'The pattern `(a+)+$` takes too long on this output; a simpler one is needed.',
  );
  expect(hasMatch).toBeNull();
});

test('a log that is gone is a problem only where a pattern is to be found', async () => {
  const checks = { mustMatch: null, mustNotMatch: 'ERROR', outputFilePath: null };
  expect((await searchOutput(null, checks)).problem).toMatchObject({
    text: expect.stringMatching(/^Its log is gone/),
  });
  expect(await searchOutput(null, { ...checks, mustNotMatch: null })).toEqual({
    hasMatch: null,
    forbiddenLine: null,
    problem: null,
  });
});
