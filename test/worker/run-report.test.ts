import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { phrase } from '../../electron/shared/phrase.ts';
import type { TaskReport } from '../../electron/shared/worker-protocol.ts';
import { leaveReport, readReport } from '../../electron/worker/run-report.ts';
import { tempDir } from '../helpers/temp-dir.ts';

function read(text: string, secrets: readonly string[] = []): TaskReport | null {
  const dir = tempDir();
  writeFileSync(join(dir, 'report.json'), text);
  return readReport(dir, secrets);
}

test('reads what was left', () => {
  const dir = tempDir();
  const report: TaskReport = {
    succeeded: false,
    reasonCode: 'http_status',
    message: 'No.',
    retryAfterMs: 5,
  };
  leaveReport(dir, report);
  expect(readReport(dir, [])).toEqual(report);
  expect(readReport(tempDir(), [])).toBeNull();
});

test('takes nothing from a file that says nothing of success', () => {
  for (const text of ['', '{', 'null', '3', '[]', '{"succeeded":"yes"}'])
    expect(read(text)).toBeNull();
});

test('takes no field that is not what it must be', () => {
  const fields = { reasonCode: 'overlap', message: 7, retryAfterMs: -1 };
  expect(read(JSON.stringify({ succeeded: false, ...fields }))).toEqual({
    succeeded: false,
    reasonCode: 'task_reported',
    message: null,
    retryAfterMs: null,
  });
});

test('keeps a phrase, masked, unless that leaves a secret or it cannot be said', () => {
  const of = (message: unknown) =>
    read(JSON.stringify({ succeeded: false, message }), ['tok-1234567890'])?.message;
  const about = (path: string) => phrase('{what} `{path}` does not exist.', { what: 'x', path });
  expect(of(about('/a'))).toEqual(about('/a'));
  expect(of(about('/tok-1234567890'))).toEqual(about('/***'));
  expect(of(phrase('A tok-1234567890 {path}', { path: '/a' }))).toBe('A *** /a');
  expect(of(about('x'.repeat(600)))).toMatch(/^x `x{496}…$/);
  for (const odd of [{}, { text: 'a {b}', values: { b: null } }, [7], { text: 5, values: {} }])
    expect(of(odd)).toBeNull();
});

test('shortens a message only behind its masks, so that no part of a secret is left', () => {
  const message = `${'x'.repeat(490)} tok-1234567890 ${'y'.repeat(100)}`;
  const shown = read(JSON.stringify({ succeeded: true, message }), ['tok-1234567890'])?.message;
  expect(shown).toBe(`${'x'.repeat(490)} *** yyyy…`);
});
