/** How fast the window opens, moves through and searches a log of 1,000,000 lines, and one of 1 GB. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

import { launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { until } from '../helpers/until.ts';
import { againstBudget, againstFloor, type Figure, isQuick, quantile, report } from './report.ts';

const ROUNDS = isQuick() ? 3 : 7;
const OPEN_BUDGET_MS = 200;
const JUMP_BUDGET_MS = 50;
const SEARCH_BUDGET_MS = 300;
const SMALL_LINES = 100;
const LARGE_LINES = 1_000_000;
const HUGE_LINES = 16_000_000;

const line = (count: number) =>
  `seq -f '%.0f: a line as programs write them, of 60 bytes or so' ${count}`;
/** About 100 MB each second. */
const FLOOD = `head -c 10000000 /dev/zero | tr '\\0' x | fold > "$TMPDIR/flood"; while :; do cat "$TMPDIR/flood"; sleep 0.09; done`;

const dataDir = mkdtempSync(join(tmpdir(), 'cronpilot-bench-'));
process.env['TMPDIR'] = dataDir;
const launched = await launchApp({ dataDir });
const call = callOver(dataDir);
const figures: Figure[] = [];
try {
  const page = await launched.page();
  await page.getByRole('link', { name: 'Runs', exact: true }).waitFor();
  await call('settings.update', { maxLogBytes: 1024 ** 3 });
  const small = await write(line(SMALL_LINES));
  const large = await write(line(LARGE_LINES));
  await measure(page, 'quiet', small, large, LARGE_LINES);
  const flood = await start(FLOOD);
  await measure(page, 'beside 100 MB/s', small, large, LARGE_LINES);
  await call('runs.stop', { runId: flood, force: true });
  if (!isQuick()) {
    const huge = await write(line(HUGE_LINES));
    await measure(page, '1 GB', small, huge, null);
  }
} finally {
  await launched.close();
  rmSync(dataDir, { recursive: true, force: true });
}
report(figures);

/** @param lineCount null for a log that is not searched within the budget */
async function measure(
  page: Page,
  how: string,
  small: number,
  large: number,
  lineCount: number | null,
): Promise<void> {
  const last = await lastLine(large);
  const smallLast = await lastLine(small);
  const times = { openSmall: [], open: [], jump: [], search: [], grep: [] } as Record<
    'openSmall' | 'open' | 'jump' | 'search' | 'grep',
    number[]
  >;
  for (let round = 0; round < ROUNDS; round += 1) {
    times.openSmall.push(await open(page, small, smallLast));
    times.open.push(await open(page, large, last));
    await page.evaluate(() => (location.hash += '?line=1'));
    await page.locator('[role=log] [data-number="1"]').waitFor();
    times.jump.push(await jumpToEnd(page, last));
    if (lineCount === null) continue;
    times.search.push(await search(page, `${lineCount / 2}${round}: a`));
    times.grep.push(await grep(large));
  }
  const value = quantile(times.open, 0.5);
  figures.push(
    againstBudget(`open, ${how}`, value, 'ms', OPEN_BUDGET_MS),
    againstFloor(
      `open, ${how}, against 100 lines`,
      { value, floor: quantile(times.openSmall, 0.5), unit: 'ms' },
      2,
    ),
    againstBudget(`jump to end, ${how}`, quantile(times.jump, 0.5), 'ms', JUMP_BUDGET_MS),
  );
  if (lineCount === null) return;
  const searchMs = quantile(times.search, 0.5);
  figures.push(
    againstBudget(`search, ${how}`, searchMs, 'ms', SEARCH_BUDGET_MS),
    againstFloor(
      `search, ${how}, against grep -ci`,
      { value: searchMs, floor: quantile(times.grep, 0.5), unit: 'ms' },
      4,
    ),
  );
}

async function start(command: string): Promise<number> {
  const action = { kind: 'command', command, shell: '/bin/bash' } as const;
  const { id } = await call('tasks.create', makeTaskInput({ action }));
  return (await call('runs.start', { taskId: id })).id;
}

async function write(command: string): Promise<number> {
  const runId = await start(command);
  await until(
    async () => (await call('runs.get', { runId })).state === 'succeeded',
    'the log is written',
    120_000,
  );
  return runId;
}

async function lastLine(runId: number): Promise<string> {
  const { text } = await call('logs.read', { runId, offsetBytes: -200, lengthBytes: 200 });
  return text.trimEnd().split('\n').at(-1) ?? '';
}

/** From the wish for the page to its last line on the screen. */
async function open(page: Page, runId: number, last: string): Promise<number> {
  await page.evaluate(() => (location.hash = '/tasks'));
  await page.getByRole('log').waitFor({ state: 'detached' });
  return untilShown(page, last, `/runs/${runId}`);
}

async function jumpToEnd(page: Page, last: string): Promise<number> {
  return untilShown(page, last, null);
}

/** @param route to go to; null presses End */
function untilShown(page: Page, text: string, route: string | null): Promise<number> {
  return page.evaluate(
    ([wanted = '', hash]) =>
      new Promise<number>((resolve) => {
        const startMs = performance.now();
        const look = () => {
          const lines = document.querySelector('[role=log]');
          if (lines?.textContent?.includes(wanted ?? '')) resolve(performance.now() - startMs);
          else requestAnimationFrame(look);
        };
        if (typeof hash === 'string') location.hash = hash;
        else
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
        look();
      }),
    [text, route],
  );
}

/** Typed at once, to the frame that shows its number of matches. */
async function search(page: Page, text: string): Promise<number> {
  await page.getByRole('searchbox', { name: 'Search log' }).fill('');
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const field = document.querySelector<HTMLInputElement>('input[type=search]');
        const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
        const startMs = performance.now();
        value?.set?.call(field, wanted);
        field?.dispatchEvent(new Event('input', { bubbles: true }));
        const look = () => {
          const words = [...document.querySelectorAll('[role=status]')].map(
            (each) => each.textContent,
          );
          const isTold = words.some((each) => /^(\d+ match(es)?|Not found)$/.test(each ?? ''));
          if (isTold) resolve(performance.now() - startMs);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    text,
  );
}

async function grep(runId: number): Promise<number> {
  const path = await call('logs.path', { runId });
  const startMs = performance.now();
  execFileSync('grep', ['-ci', 'of 60 bytes or', path ?? ''], { env: { LC_ALL: 'C' } });
  return performance.now() - startMs;
}
