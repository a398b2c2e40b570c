/** One clock for the whole window: ticks each second, rests while nobody looks. */

import { useSyncExternalStore } from 'react';

const TICK_MS = 1_000;
const MINUTE_MS = 60_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let nowMs = Date.now();

/** Epoch ms of the last tick. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => nowMs);
}

/** The same to the whole minute, for what need not be made anew each second. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, () => nowMs - (nowMs % MINUTE_MS));
}

/** What `words` says of now; rendered anew only when it says something else. */
export function useWords(words: (nowMs: number) => string): string {
  return useSyncExternalStore(subscribe, () => words(nowMs));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  arm();
  return () => {
    listeners.delete(listener);
    arm();
  };
}

function tick(): void {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}

function arm(): void {
  const shouldTick = listeners.size > 0 && document.visibilityState === 'visible';
  if (shouldTick && timer === null) {
    timer = setInterval(tick, TICK_MS);
  } else if (!shouldTick && timer !== null) {
    clearInterval(timer);
    timer = null;
  }
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') tick();
  arm();
});
