/** Every page in a language made up of accents: what shows without them is in no catalogue. */

import { afterEach, expect, test } from 'vitest';

import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { cutTexts } from '../helpers/page-faults.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { emptyStops, furnish, type Stop } from '../helpers/tour.ts';
import { untranslatedTexts } from '../helpers/untranslated-texts.ts';

let launched: LaunchedApp | undefined;
afterEach(async () => {
  await launched?.close();
});

test('every text comes from the catalogue, and longer ones are not cut', async () => {
  const dataDir = tempDir();
  launched = await launchApp({ dataDir });
  const page = await launched.page();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => history.replaceState(null, '', '?locale=en-XA#/tasks'));
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const faults = new Set<string>();
  const look = async (stops: readonly Stop[]) => {
    for (const { name, show } of stops) {
      await show(page);
      const found = [...(await untranslatedTexts(page)), ...(await cutTexts(page))];
      for (const fault of found) faults.add(`${name}: ${fault}`);
    }
  };
  await look(emptyStops);
  await look(await furnish(dataDir));
  expect([...faults]).toEqual([]);
});
