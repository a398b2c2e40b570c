/** How fast the window is over a large store: lists, filter, palette, and a change that is to be seen. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

import { launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { againstBudget, type Figure, isQuick, quantile, report } from './report.ts';
import { seedRuns, seedTasks } from './seed-store.ts';

const RUNS = isQuick() ? 100_000 : 1_000_000;
const ROUNDS = isQuick() ? 5 : 15;
const TASK_COUNTS = [1_000, 10_000] as const;

const dir = mkdtempSync(join(tmpdir(), 'cronpilot-bench-'));
try {
  const figures: Figure[] = [];
  for (const count of TASK_COUNTS) figures.push(...(await measure(count)));
  report(figures);
} finally {
  rmSync(dir, { recursive: true, force: true });
}

async function measure(taskCount: number): Promise<readonly Figure[]> {
  const dataDir = join(dir, String(taskCount));
  seedTasks(dataDir, taskCount);
  seedRuns(dataDir, RUNS);
  const fromMs = Date.now();
  const app = await launchApp({ dataDir });
  try {
    const page = await app.page();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const coldMs = Date.now() - fromMs;
    const call = callOver(dataDir);
    await call('environment.refresh');
    const of = (name: string) => `${name}, ${taskCount} tasks`;
    return [
      againstBudget(of('cold start to a page'), coldMs, 'ms', 1_500),
      againstBudget(of('list opened'), await openings(page, '/tasks', '[role=row]'), 'ms', 120),
      againstBudget(of('a letter in the filter'), await filterings(page), 'ms', 120),
      againstBudget(of('frame while scrolling, p95'), await scrolling(page), 'ms', 120),
      againstBudget(of('runs opened'), await openings(page, '/runs', '[role=row]'), 'ms', 120),
      againstBudget(of('palette opened'), await paletteOpenings(page), 'ms', 50),
      againstBudget(of('hits of the palette'), await paletteHits(page), 'ms', 16),
      againstBudget(of('a run seen'), await changeSeen(page, call), 'ms', 200),
    ];
  } finally {
    await app.close();
  }
}

/** From the change of the route to the frame that shows the first row; the median. */
async function openings(page: Page, route: string, row: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await go(page, '/settings');
    await page.waitForFunction((found) => !document.querySelector(found), row);
    times.push(
      await page.evaluate(
        async ([hash, found]) => {
          const fromMs = performance.now();
          location.hash = hash;
          const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
          do await frame();
          while (document.querySelectorAll(found).length < 5);
          return performance.now() - fromMs;
        },
        [route, row] as const,
      ),
    );
  }
  return quantile(times, 0.5);
}

/** From a letter in the list's filter to the frame that shows what is left; the median. */
async function filterings(page: Page): Promise<number> {
  await go(page, '/tasks');
  await page.locator('[role=row]').nth(5).waitFor();
  const times: number[] = [];
  for (const letter of 'nightly 7') {
    await page.keyboard.press('/');
    await page.keyboard.press('End');
    const fromMs = await page.evaluate(() => performance.now());
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    times.push(
      await page.evaluate(
        (since) =>
          new Promise<number>((resolve) =>
            requestAnimationFrame(() => resolve(performance.now() - since)),
          ),
        fromMs,
      ),
    );
  }
  await page.keyboard.press('Escape');
  await go(page, '/settings');
  return quantile(times, 0.5);
}

/** The longest frames on the way through the whole list, a page at a time. */
async function scrolling(page: Page): Promise<number> {
  await go(page, '/tasks');
  await page.locator('[role=row]').nth(5).waitFor();
  const times = await page.evaluate(async () => {
    const rows = document.querySelectorAll('[role=row]');
    const canScroll = (element: Element) =>
      getComputedStyle(element).overflowY === 'auto' && element.scrollHeight > element.clientHeight;
    let box = rows[rows.length - 1]?.parentElement ?? null;
    while (box && !canScroll(box)) box = box.parentElement;
    const frames: number[] = [];
    let lastMs = performance.now();
    for (let step = 0; box && step < 120; step++) {
      box.scrollTop += box.clientHeight;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames.push(performance.now() - lastMs);
      lastMs = performance.now();
    }
    return frames;
  });
  return quantile(times, 0.95);
}

async function paletteOpenings(page: Page): Promise<number> {
  const times: number[] = [];
  await go(page, '/today');
  for (let round = 0; round < ROUNDS; round++) {
    times.push(
      await page.evaluate(async () => {
        const fromMs = performance.now();
        const init = { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true };
        document.body.dispatchEvent(new KeyboardEvent('keydown', init));
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        do await frame();
        while (!document.querySelector('[cmdk-input]'));
        return performance.now() - fromMs;
      }),
    );
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('[cmdk-input]'));
  }
  return quantile(times, 0.5);
}

/** From a letter to its hits, laid out; the wait for the frame that shows them is the display's. */
async function paletteHits(page: Page): Promise<number> {
  const times: number[] = [];
  await page.keyboard.press('Control+k');
  await page.locator('[cmdk-input]').waitFor();
  for (const letter of 'nightly 77')
    times.push(
      await page.evaluate(async (text) => {
        const input = document.querySelector<HTMLInputElement>('[cmdk-input]');
        const list = document.querySelector('[cmdk-list]');
        if (!input || !list) throw new Error('There is no palette.');
        // React hears of a change only past the property that it has put on the element.
        const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
        const fromMs = performance.now();
        value?.set?.call(input, `${input.value}${text}`);
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise<void>((resolve) => {
          const look = new MutationObserver(() => {
            if (list.ariaBusy === 'true') return;
            look.disconnect();
            resolve();
          });
          look.observe(list, { attributeFilter: ['aria-busy'] });
        });
        list.getBoundingClientRect();
        return performance.now() - fromMs;
      }, letter),
    );
  await page.keyboard.press('Escape');
  return quantile(times, 0.5);
}

/** From a run asked for elsewhere to the word in the list. */
async function changeSeen(page: Page, call: ReturnType<typeof callOver>): Promise<number> {
  await go(page, '/runs');
  await page.locator('[role=row]').nth(5).waitFor();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const fromMs = Date.now();
    const { id } = await call('runs.start', { taskId: 1 + round });
    await page.locator(`a[href$="/runs/${id}"], [data-key="${id}"]`).first().waitFor();
    times.push(Date.now() - fromMs);
  }
  return quantile(times, 0.5);
}

async function go(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, route);
}
