/** Decides what a user who quits is asked, and in which words. */

import { formatDateTime } from '../../shared/duration.ts';
import { t } from '../../shared/i18n.ts';
import { listAnd } from '../../shared/join-words.ts';
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
    ...(stopped.length > 0 ? [stoppedSentence(stopped)] : []),
    ...(going.length > 0 ? [goingSentence(going)] : []),
    ...nextSentence(next, nowMs),
  ];
  const count = running.length;
  return {
    message: t('{count, plural, one {# task is running.} other {# tasks are running.}}', { count }),
    detail: sentences.join('\n'),
    buttons: [
      {
        label: t('{count, plural, one {Quit when it finishes} other {Quit when they finish}}', {
          count,
        }),
        choice: 'when_finished',
      },
      { label: stopped.length > 0 ? t('Stop and quit') : t('Quit now'), choice: 'now' },
      { label: t('Cancel'), choice: 'cancel' },
    ],
  };
}

function nextSentence([first]: readonly NextFire[], nowMs: number): readonly string[] {
  if (!first) return [];
  const when = formatDateTime(first.fireAtMs, nowMs);
  return [
    t('Nothing starts while CronPilot is closed; {task} is due next, {when}.', {
      task: first.taskName,
      when,
    }),
  ];
}

function stoppedSentence(runs: readonly Run[]): string {
  return t('{count, plural, one {{tasks} would be stopped.} other {{tasks} would be stopped.}}', {
    tasks: namesOf(runs),
    count: runs.length,
  });
}

function goingSentence(runs: readonly Run[]): string {
  return t(
    '{count, plural, one {{tasks} goes on without CronPilot, which takes the outcome down at its next start.} other {{tasks} go on without CronPilot, which takes the outcome down at its next start.}}',
    { tasks: namesOf(runs), count: runs.length },
  );
}

function namesOf(runs: readonly Run[]): string {
  const names = runs.map(({ taskName }) => taskName);
  const shown = names.length > MAX_NAMES + 1 ? names.slice(0, MAX_NAMES) : names;
  const rest = names.length - shown.length;
  return listAnd(rest > 0 ? [...shown, t('{count} more', { count: rest })] : shown);
}
