/** A list of runs as text for a spreadsheet or a program. Pure. */

import type { Run } from '../../../electron/shared/run.ts';
import { reasonOf } from '../../../electron/shared/reason.ts';

const COLUMNS = [
  'id',
  'task',
  'state',
  'reason',
  'trigger',
  'attempt',
  'scheduledFor',
  'startedAt',
  'finishedAt',
  'exitCode',
] as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], string | number | null>>;

/** Times are UTC in ISO 8601. */
function rowOf(run: Run): Row {
  const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return {
    id: run.id,
    task: run.taskName,
    state: run.state,
    reason: reasonOf(run),
    trigger: run.trigger,
    attempt: run.attempt,
    scheduledFor: time(run.scheduledForMs),
    startedAt: time(run.startedAtMs),
    finishedAt: time(run.finishedAtMs),
    exitCode: run.exitCode,
  };
}

/** As RFC 4180 has it; a text that a spreadsheet would take for a formula begins with an apostrophe. */
export function runsAsCsv(runs: readonly Run[]): string {
  const lines = runs.map((run) => {
    const row = rowOf(run);
    return COLUMNS.map((column) => cell(row[column])).join(',');
  });
  return [COLUMNS.join(','), ...lines, ''].join('\r\n');
}

export function runsAsJson(runs: readonly Run[]): string {
  return `${JSON.stringify(runs.map(rowOf), null, 2)}\n`;
}

function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value !== null && /^[=+\-@\t\r]/.test(value) ? `'${value}` : (value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
