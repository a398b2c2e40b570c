import { expect, test } from 'vitest';
import { runsAsCsv, runsAsJson } from '../../../renderer/views/runs/runs-text.ts';
import { makeRun } from '../../helpers/make-task.ts';

const run = makeRun({
  taskName: 'A "good", one',
  state: 'failed',
  reason: 'two\nlines',
  startedAtMs: 0,
  exitCode: 3,
});

test('a CSV quotes what needs it and keeps formulas from being run', () => {
  expect(runsAsCsv([run, makeRun({ id: 2, taskName: '=1+1' })])).toBe(
    [
      'id,task,state,reason,trigger,attempt,scheduledFor,startedAt,finishedAt,exitCode',
      '1,"A ""good"", one",failed,"two\nlines",manual,1,,1970-01-01T00:00:00.000Z,,3',
      "2,'=1+1,queued,,manual,1,,,,",
      '',
    ].join('\r\n'),
  );
});

test('JSON has the same fields with their types', () => {
  expect(JSON.parse(runsAsJson([run]))).toMatchObject([
    { id: 1, task: 'A "good", one', exitCode: 3, finishedAt: null },
  ]);
});

test.each(['=1', '+1', '-1', '@x', '\tx'])('%j is no formula for a spreadsheet', (taskName) => {
  expect(runsAsCsv([makeRun({ taskName })])).toContain(`,'${taskName},`);
});

test('a return is quoted too', () => {
  expect(runsAsCsv([makeRun({ taskName: 'a\rb' })])).toContain('"a\rb"');
});
