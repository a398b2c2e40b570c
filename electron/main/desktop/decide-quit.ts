/** Decides what a user who quits is asked, and in which words. */

import { formatDateTime } from '../../shared/duration.ts';
import type { Run } from '../../shared/run.ts';
import type { NextFire } from '../../shared/status.ts';

export interface QuitFacts {
  readonly running: readonly Run[];
  /** Of those of them that end with CronPilot. */
  readonly ending: ReadonlySet<number>;
  /** Soonest first. */
  readonly next: readonly NextFire[];
  readonly nowMs: number;
}

export type QuitChoice = 'when_finished' | 'now' | 'cancel';

export interface QuitQuestion {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly { readonly label: string; readonly choice: QuitChoice }[];
}

/** Names told; the rest is counted. */
const MAX_NAMES = 3;

/** Null when nothing runs: then nothing is asked. */
export function decideQuit({ running, ending, next, nowMs }: QuitFacts): QuitQuestion | null {
  if (running.length === 0) return null;
  const stopped = running.filter(({ id }) => ending.has(id));
  const going = running.filter(({ id }) => !ending.has(id));
  const sentences = [
    ...(stopped.length > 0 ? [`${namesOf(stopped)} would be stopped.`] : []),
    ...(going.length > 0
      ? [
          `${namesOf(going)} ${going.length === 1 ? 'goes' : 'go'} on without CronPilot, which takes the outcome down at its next start.`,
        ]
      : []),
    ...nextSentence(next, nowMs),
  ];
  return {
    message: running.length === 1 ? '1 task is running.' : `${running.length} tasks are running.`,
    detail: sentences.join('\n'),
    buttons: [
      {
        label: running.length === 1 ? 'Quit when it finishes' : 'Quit when they finish',
        choice: 'when_finished',
      },
      { label: stopped.length > 0 ? 'Stop and quit' : 'Quit now', choice: 'now' },
      { label: 'Cancel', choice: 'cancel' },
    ],
  };
}

function nextSentence([first]: readonly NextFire[], nowMs: number): readonly string[] {
  if (!first) return [];
  const when = formatDateTime(first.fireAtMs, nowMs);
  return [`Nothing starts while CronPilot is closed; ${first.taskName} is due next, ${when}.`];
}

function namesOf(runs: readonly Run[]): string {
  const names = runs.map(({ taskName }) => taskName);
  const shown = names.length > MAX_NAMES + 1 ? names.slice(0, MAX_NAMES) : names;
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, `${rest} more`] : shown;
  return all.length === 1 ? String(all[0]) : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
