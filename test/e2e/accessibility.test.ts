/** Every page and overlay in both themes, at its usual size and at twice its size, by WCAG 2.2 AA. */

import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';

import { violations } from '../helpers/axe-violations.ts';
import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { cutTexts, sidewaysScrollers } from '../helpers/page-faults.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { emptyStops, furnish, type Stop } from '../helpers/tour.ts';

let launched: LaunchedApp | undefined;
afterEach(async () => {
  await launched?.close();
});

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test('no page breaks a rule, is cut or scrolls sideways, also at 200 %', async () => {
    const dataDir = tempDir();
    launched = await launchApp({ dataDir });
    const page = await launched.page();
    // What is still fading in has less contrast than it will have.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const call = callOver(dataDir);
    await call('settings.update', { theme });
    await page.locator(`[data-theme=${theme}]`).waitFor();
    const widthPx = await page.evaluate(() => innerWidth);

    const faults = await look(page, emptyStops);
    const stops = await furnish(dataDir);
    faults.push(...(await look(page, stops)));
    await call('settings.update', { zoomPercent: 200 });
    await page.waitForFunction((px) => innerWidth < px, widthPx);
    faults.push(...(await look(page, stops)).map((fault) => `at 200 %: ${fault}`));
    expect(faults).toEqual([]);
  });
});

test('with less motion nothing moves, and forced colours still show focus and selection', async () => {
  const dataDir = tempDir();
  launched = await launchApp({ dataDir });
  const page = await launched.page();
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  const moving: string[] = [];
  for (const { name, show } of await furnish(dataDir)) {
    await show(page);
    const found = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration ?? 0) > 0)
        .map(({ effect }) => (effect as KeyframeEffect).target?.outerHTML.slice(0, 160) ?? ''),
    );
    moving.push(...found.map((each) => `${name}: ${each}`));
  }
  expect(moving).toEqual([]);

  await page.evaluate(() => (location.hash = '/tasks'));
  await page.locator('[data-task-id]').first().focus();
  await page.keyboard.press('ArrowDown');
  const outline = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((each) => getComputedStyle(each).outlineStyle);
  expect(await outline(':focus')).toBe('solid');
  await page.keyboard.press('Control+a');
  expect(await outline('[role=row][aria-selected=true]:not(:focus)')).toBe('solid');
  expect(await outline('nav [aria-current=page]')).toBe('solid');
});

async function look(page: Page, stops: readonly Stop[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, show } of stops) {
    await show(page);
    const found = [
      ...(await violations(page)),
      ...(await cutTexts(page)),
      ...(await sidewaysScrollers(page)),
    ];
    faults.push(...found.map((fault) => `${name}: ${fault}`));
  }
  return faults;
}
