/** Logs beyond their limit: head and tail stay, the middle is named, the run is never stopped. */

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decideHeadEnd, decideTailStart, markerText } from '../../electron/worker/log-cap.ts';
import {
  fixture,
  forkWorker,
  logOf,
  makeScriptSpec,
  makeSpec,
  toAdoptSpec,
} from '../helpers/fork-worker.ts';
import { until } from '../helpers/until.ts';

const MEBIBYTE = 1024 ** 2;
const MARKER =
  /\n… about ([\d,]+) bytes were left out here by CronPilot \(limit ([\d.]+ [KM]iB)\) …\n/;
const SEAM = /\n… some bytes may be missing here[^\n]*…\n/;

function numberedLine(line: number): string {
  return `${String(line).padEnd(99, '.')}\n`;
}

/** Checks that `text` is nothing but whole numbered lines in order, and returns their numbers. */
function lineNumbers(text: string): number[] {
  const numbers = text
    .split('\n')
    .slice(0, -1)
    .map((line) => Number(line.replace(/\.+$/, '')));
  expect(numbers.map(numberedLine).join('')).toBe(text);
  expect(numbers.every((line, i) => i === 0 || line === (numbers[i - 1] ?? 0) + 1)).toBe(true);
  return numbers;
}

describe('a flood of 100 MB with a limit of 1 MiB', () => {
  it('keeps the first and the last half mebibyte as whole lines and counts the rest', async () => {
    const worker = await forkWorker();
    const spec = makeScriptSpec(fixture('floods.mjs'), [String(100 * 1000 * 1000)], {
      maxLogBytes: MEBIBYTE,
    });
    const end = await worker.run(spec);
    const log = logOf(spec);
    expect(end).toMatchObject({ kind: 'exited', exitCode: 0, logBytes: Buffer.byteLength(log) });
    const [head, leftOut, limit, tail] = log.split(MARKER) as [string, string, string, string];
    expect(limit).toBe('1 MiB');
    const headLines = lineNumbers(head);
    expect(headLines[0]).toBe(0);
    expect(head.length).toBeGreaterThan(MEBIBYTE / 2 - 100);
    // Where the flood outran the copy the seam is marked; on both sides the order holds.
    const lastPart = tail.split(SEAM).at(-1) ?? '';
    expect(lastPart.endsWith(numberedLine(999_999))).toBe(true);
    expect(tail.length).toBeLessThan(MEBIBYTE / 2 + 200);
    expect(Number(leftOut.replaceAll(',', ''))).toBeGreaterThan(98_000_000);
    expect(statSync(spec.logPath).mode & 0o777).toBe(0o600);
  });
});

it('loses nothing of the tail when the output comes in steps, over several cuts', async () => {
  const worker = await forkWorker();
  const step = `node -e 'const [a]=process.argv.slice(1).map(Number);let s="";for(let i=a;i<a+900;i++)s+=String(i).padEnd(99,".")+"\\n";process.stdout.write(s)'`;
  const spec = makeSpec(
    `for i in 0 1 2 3 4 5 6 7 8 9; do ${step} "$((i * 900))"; touch done$i; until [ -e go$i ]; do sleep 0.01; done; done`,
    { maxLogBytes: 128 * 1024 },
  );
  worker.start(spec);
  for (let i = 0; i < 10; i++) {
    await until(() => existsSync(join(spec.cwd, `done${i}`)), `step ${i}`);
    await until(() => statSync(spec.logPath).size <= 128 * 1024, 'the cut');
    writeFileSync(join(spec.cwd, `go${i}`), '');
  }
  await worker.end(spec.runId);
  const [head, leftOut, , tail] = logOf(spec).split(MARKER) as [string, string, string, string];
  const headLines = lineNumbers(head);
  const tailLines = lineNumbers(tail);
  expect(headLines[0]).toBe(0);
  expect(tailLines.at(-1)).toBe(8999);
  expect(tail.length).toBeGreaterThan(64 * 1024 - 200);
  const missing = (tailLines[0] ?? 0) - (headLines.at(-1) ?? 0) - 1;
  expect(Math.abs(Number(leftOut.replaceAll(',', '')) - missing * 100)).toBeLessThan(200);
});

it('caps one line of 200 MB', async () => {
  const worker = await forkWorker();
  const spec = makeScriptSpec(fixture('one-line.mjs'), [String(200 * MEBIBYTE)], {
    maxLogBytes: MEBIBYTE,
  });
  expect(await worker.run(spec)).toMatchObject({ kind: 'exited', exitCode: 0 });
  const log = logOf(spec);
  expect(log.length).toBeLessThan(MEBIBYTE + 400);
  expect(log.startsWith('beginxxx')).toBe(true);
  expect(log.endsWith('xxxend')).toBe(true);
  expect(log).toMatch(MARKER);
});

it('leaves a log alone that has exactly its limit', async () => {
  const worker = await forkWorker();
  const spec = makeScriptSpec(fixture('floods.mjs'), ['100000'], { maxLogBytes: 100_000 });
  expect(await worker.run(spec)).toMatchObject({ logBytes: 100_000 });
  expect(lineNumbers(logOf(spec))).toHaveLength(1000);
});

it('goes on with the cap of an adopted run', async () => {
  const first = await forkWorker();
  const flood = `node ${fixture('floods.mjs')} 3000000`;
  const spec = first.start(
    makeSpec(
      `${flood}; echo middle; until [ -e go ]; do sleep 0.01; done; ${flood}; echo end; exit 3`,
      {
        maxLogBytes: MEBIBYTE,
      },
    ),
  );
  const { process, startedAtMs } = await first.started(spec.runId);
  await until(
    () => lastLine(spec.logPath, 'middle') || lastLine(join(spec.controlDir, 'tail'), 'middle'),
    'a pause',
  );
  await until(() => statSync(spec.logPath).size <= MEBIBYTE, 'the cut');
  await first.kill();
  const second = await forkWorker();
  second.adopt(toAdoptSpec(spec), process, startedAtMs);
  writeFileSync(join(spec.cwd, 'go'), '');
  expect(await second.end(spec.runId)).toMatchObject({ kind: 'exited', exitCode: 3 });
  const [head, leftOut, , tail] = logOf(spec).split(MARKER) as [string, string, string, string];
  expect(lineNumbers(head)[0]).toBe(0);
  expect(tail.endsWith(`${numberedLine(29_999)}end\n`)).toBe(true);
  const total = 6_000_000 + 'middle\nend\n'.length;
  expect(
    Math.abs(Number(leftOut.replaceAll(',', '')) - (total - head.length - tail.length)),
  ).toBeLessThan(300_000);
});

describe('where a log is cut', () => {
  it('is after the last newline of the head', () => {
    expect(decideHeadEnd(1000, Buffer.from('ab\ncd\nef'))).toBe(998);
    expect(decideTailStart(Buffer.from('ef\ngh'))).toBe(3);
  });

  it('never falls inside a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(), (text, where) => {
        const bytes = Buffer.from(text.replaceAll('\n', ''));
        const at = where % (bytes.length + 1);
        const head = bytes.subarray(0, decideHeadEnd(at, bytes.subarray(0, at)));
        const rest = bytes.subarray(at);
        const tail = rest.subarray(decideTailStart(rest));
        expect(head.toString() + tail.toString()).not.toContain(
          '\ufffd'.repeat(text.includes('\ufffd') ? 99 : 1),
        );
      }),
    );
  });

  it('is named with its size and limit', () => {
    expect(markerText(1_234_567, 20 * MEBIBYTE)).toBe(
      '\n… about 1,234,567 bytes were left out here by CronPilot (limit 20 MiB) …\n',
    );
  });
});

function lastLine(path: string, expected: number | string): boolean {
  try {
    const last = readFileSync(path, 'utf8').trimEnd().split('\n').at(-1) ?? '';
    return last.replace(/\.+$/, '') === String(expected);
  } catch {
    return false;
  }
}
