/** Verified copies of CronPilot's database. */

import * as z from 'zod';

import { expects } from './expectation.ts';
import { type Phrase, phrase } from './phrase.ts';

/** `cronpilot-2026-11-24T023000.db`, in UTC. */
export const backupNameSchema = z
  .string({ error: expects('the name of a backup') })
  .regex(/^cronpilot-\d{4}-\d\d-\d\dT\d{6}\.db$/, {
    error: expects('the name of a backup like cronpilot-2026-11-24T023000.db'),
  });

export interface Backup {
  readonly name: string;
  readonly createdAtMs: number;
  readonly bytes: number;
}

export function backupName(atMs: number): string {
  const text = new Date(atMs).toISOString().slice(0, 19).replaceAll(':', '');
  return `cronpilot-${text}.db`;
}

/** Null for a name that is none of a backup. */
export function backupTimeMs(name: string): number | null {
  const parts = /^cronpilot-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)\.db$/.exec(name);
  if (!parts) return null;
  const timeMs = Date.parse(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}Z`);
  return Number.isNaN(timeMs) ? null : timeMs;
}

/** What a restore does to the tasks, by name. */
export interface RestoreDifference {
  /** Edited since the backup: they are again as they were. */
  readonly changedBack: readonly string[];
  /** Deleted since the backup: they are there again. */
  readonly broughtBack: readonly string[];
  /** Made since the backup: they are kept among the deleted ones. */
  readonly setAside: readonly string[];
}

/** "Backup and Mail are as they were in the backup; Test is among the deleted ones, being newer." */
export function restoreWording(difference: RestoreDifference): Phrase {
  const { changedBack, broughtBack, setAside } = difference;
  const parts = [
    part(changedBack, (values) =>
      phrase(
        '{count, plural, one {{names} is as it was in the backup} other {{names} are as they were in the backup}}',
        values,
      ),
    ),
    part(broughtBack, (values) =>
      phrase('{count, plural, one {{names} is back} other {{names} are back}}', values),
    ),
    part(setAside, (values) =>
      phrase(
        '{count, plural, one {{names} is among the deleted ones, being newer} other {{names} are among the deleted ones, being newer}}',
        values,
      ),
    ),
  ].flat();
  if (parts.length === 0) return phrase('All tasks are as they were.');
  const all = parts.reduce((first, rest) => phrase('{first}; {rest}', { first, rest }));
  return phrase('{parts}.', { parts: all });
}

const LISTED = 5;

function part(names: readonly string[], word: (values: Phrase['values']) => Phrase): Phrase[] {
  if (names.length === 0) return [];
  const listed = names.slice(0, LISTED).join(', ');
  const moreCount = names.length - LISTED;
  const shown =
    moreCount > 0
      ? phrase('{names} and {count} more', { names: listed, count: moreCount })
      : listed;
  return [word({ count: names.length, names: shown })];
}
