/** How the user wants logs to be shown: kept in the window from run to run and from start to start. */

import { useSyncExternalStore } from 'react';

export const TIME_MODES = ['absolute', 'relative', 'off'] as const;
export type LogTimeMode = (typeof TIME_MODES)[number];

export interface LogChoices {
  readonly isWrapped: boolean;
  readonly times: LogTimeMode;
  /** As they are, though they be hard to read. */
  readonly keepsColours: boolean;
  /** To whoever listens to the window. */
  readonly announces: boolean;
}

const DEFAULTS: LogChoices = {
  isWrapped: false,
  times: 'absolute',
  keepsColours: false,
  announces: false,
};
const STORE_KEY = 'log-choices';

const listeners = new Set<() => void>();
let choices = readChoices();

export function useLogChoices(): LogChoices {
  return useSyncExternalStore(subscribe, () => choices);
}

export function choose(change: Partial<LogChoices>): void {
  choices = { ...choices, ...change };
  localStorage.setItem(STORE_KEY, JSON.stringify(choices));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readChoices(): LogChoices {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE_KEY) ?? '{}');
    return { ...DEFAULTS, ...(stored as Partial<LogChoices>) };
  } catch {
    return DEFAULTS;
  }
}
