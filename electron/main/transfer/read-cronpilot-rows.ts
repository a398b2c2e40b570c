/** Reads the tasks of the first CronPilot, whose database has one table of them. */

import { extname } from 'node:path';

import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/i18n.ts';
import { originalScheduleSchema, readOriginalSchedule } from '../../shared/original-schedule.ts';
import { parseOrThrow } from '../../shared/parse.ts';
import { say } from '../../shared/phrase.ts';
import type { TaskDraft } from '../../shared/task.ts';
import { type ImportDraft, warning } from './import-draft.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Names that a column went by, the likeliest first. */
const COLUMNS = {
  name: ['name', 'task_name', 'title'],
  command: ['command', 'cmd', 'shell_command'],
  script: ['script_path', 'script', 'file_path', 'path', 'filepath'],
  config: ['config', 'task_config', 'parameters', 'params'],
  kind: ['schedule_type', 'trigger_type', 'trigger'],
  schedule: ['schedule_config', 'trigger_args', 'schedule', 'cron', 'cron_expression'],
  notes: ['description', 'notes', 'comment'],
  folder: ['working_dir', 'working_directory', 'cwd'],
  timeout: ['timeout', 'timeout_seconds'],
  enabled: ['enabled', 'is_active', 'active', 'is_enabled'],
} as const;

export function readCronPilotRows(rows: readonly Row[], nowMs: number): readonly ImportDraft[] {
  return rows.map((row) => readRow(row, nowMs));
}

function readRow(row: Row, nowMs: number): ImportDraft {
  const name = text(row, 'name') ?? `Task ${Number(row['id'] ?? 0)}`;
  const kind = text(row, 'kind');
  const config = text(row, 'schedule');
  const base = { line: null, original: name, when: [kind, config].filter(Boolean).join(' ') };
  const refused = (refusal: string) => ({ ...base, draft: null, notes: [], refusal });
  const action = readAction(row);
  if (action === null) return refused(t('It names neither a script nor a command.'));
  const reading = readSchedule(kind, config, nowMs);
  if ('problem' in reading) return refused(reading.problem);
  const timeoutS = Number(find(row, 'timeout') ?? 0);
  return {
    ...base,
    draft: {
      name,
      action,
      cwd: text(row, 'folder'),
      notes: text(row, 'notes') ?? '',
      schedules: reading.schedules,
      ...(timeoutS > 0 ? { timeoutMs: Math.round(timeoutS * 1000) } : {}),
    },
    notes: isOff(find(row, 'enabled')) ? [warning(t('It was switched off there.'))] : [],
    refusal: null,
  };
}

function readSchedule(kind: string | null, config: string | null, nowMs: number) {
  // A column of cron texts, without a type beside it.
  if (kind === null && config !== null && !config.startsWith('{')) {
    return { schedules: [{ kind: 'cron' as const, pattern: config }] };
  }
  try {
    const value = { schedule_type: kind ?? 'manual', schedule_config: config };
    const original = parseOrThrow(originalScheduleSchema, value);
    return { schedules: [...readOriginalSchedule(original, nowMs)] };
  } catch (error) {
    if (error instanceof AppError) return { problem: say(error.wording) };
    throw error;
  }
}

/** A Python file is one with `run_task(config)`. */
function readAction(row: Row): TaskDraft['action'] | null {
  const path = text(row, 'script');
  const command = text(row, 'command');
  if (path !== null && extname(path) === '.py' && command === null) {
    return { kind: 'python', path, config: readConfig(text(row, 'config')) };
  }
  if (path !== null && command === null) return { kind: 'script', path };
  return command === null ? null : { kind: 'command', command };
}

function readConfig(json: string | null): Record<string, never> {
  try {
    const value: unknown = JSON.parse(json ?? '{}');
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, never>) : {};
  } catch {
    return {};
  }
}

function find(row: Row, what: keyof typeof COLUMNS): unknown {
  const column = COLUMNS[what].find((name) => row[name] !== undefined && row[name] !== null);
  return column === undefined ? null : row[column];
}

function text(row: Row, what: keyof typeof COLUMNS): string | null {
  const value = find(row, what);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function isOff(value: unknown): boolean {
  return value === 0 || value === false || value === 'false';
}
