/** What axe finds wrong with a page. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

interface Axe {
  run(options: RunOptions): Promise<AxeResults>;
}

/** Empty for a page that breaks no rule; that of targets, which axe leaves out by itself, included. */
export async function violations(page: Page): Promise<readonly string[]> {
  // Not by a script tag, which the page's own policy refuses.
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axeSource);
  const results = await page.evaluate(() =>
    (window as unknown as { axe: Axe }).axe.run({
      resultTypes: ['violations'],
      rules: {
        'target-size': { enabled: true },
        // A dialog hides the heading of its page, which axe cannot always tell from none.
        'page-has-heading-one': { enabled: document.querySelector('[role=dialog]') === null },
      },
    }),
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  );
}
