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
