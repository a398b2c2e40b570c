/** Changes a file until somebody notices, since nothing outside tells when a watch has begun. */

import { writeFileSync } from 'node:fs';

import { until } from './until.ts';

const CHANGE_EVERY_MS = 1_000;

/** @param look finds what comes of a change */
export async function changeUntil<T>(
  path: string | Buffer,
  look: () => T | Promise<T>,
): Promise<NonNullable<T>> {
  let changeCount = 0;
  let changedAtMs = -Infinity;
  return await until(
    () => {
      if (performance.now() - changedAtMs > CHANGE_EVERY_MS) {
        changedAtMs = performance.now();
        writeFileSync(path, `change ${++changeCount}`);
      }
      return look();
    },
    `a change of ${String(path)} to be noticed`,
  );
}
