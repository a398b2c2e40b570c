/** Verified copies of CronPilot's database. */

import * as z from 'zod';

/** `cronpilot-2026-11-24T023000.db`, in UTC. */
export const backupNameSchema = z
  .string({ error: 'the name of a backup' })
  .regex(/^cronpilot-\d{4}-\d\d-\d\dT\d{6}\.db$/, {
    error: 'the name of a backup like cronpilot-2026-11-24T023000.db',
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

/** "Backup and Mail are as they were in the backup; Test, made since, is among the deleted ones." */
export function restoreSentence(difference: RestoreDifference): string {
  const { changedBack, broughtBack, setAside } = difference;
  const parts = [
    part(changedBack, 'as it was in the backup', 'as they were in the backup'),
    part(broughtBack, 'back', 'back'),
    part(setAside, 'among the deleted ones, being newer', 'among the deleted ones, being newer'),
  ].filter((text) => text !== '');
  return parts.length === 0 ? 'All tasks are as they were.' : `${parts.join('; ')}.`;
}

const LISTED = 5;

function part(names: readonly string[], one: string, many: string): string {
  if (names.length === 0) return '';
  if (names.length === 1) return `${names[0]} is ${one}`;
  const listed = names.slice(0, LISTED).join(', ');
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : '';
  return `${listed}${more} are ${many}`;
}
