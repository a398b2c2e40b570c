/** Passes progress on at most four times a second, always the newest. */

import type { Progress } from '../shared/worker-protocol.ts';

const INTERVAL_MS = 250;

export function throttleProgress(pass: (progress: Progress) => void): (progress: Progress) => void {
  let waiting: Progress | null = null;
  let timer: NodeJS.Timeout | undefined;
  const passWaiting = (): void => {
    timer = undefined;
    if (!waiting) return;
    pass(waiting);
    waiting = null;
    timer = setTimeout(passWaiting, INTERVAL_MS).unref();
  };
  return (progress) => {
    waiting = progress;
    if (!timer) passWaiting();
  };
}
