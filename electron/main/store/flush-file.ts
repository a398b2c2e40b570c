/** Makes sure that a file survives a power cut. */

import { closeSync, fsyncSync, openSync } from 'node:fs';

/** What was written to it is on the disk on return. */
export function flushFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
