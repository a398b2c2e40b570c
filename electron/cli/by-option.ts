/** Says which option a refused field of a task was given with. */

import { AppError } from '../shared/errors.ts';
import type { ScheduleDraft } from './schedule-options.ts';

const OPTIONS: Readonly<Record<string, string>> = {
  'action.command': '--command',
  'action.shell': '--shell',
  'action.path': '--script',
  'action.interpreter': '--interpreter',
  'action.args': '--arg',
  env: '--env',
  tags: '--tag',
  timeoutMs: '--timeout',
  overlapPolicy: '--overlap',
  misfirePolicy: '--missed',
  name: '--name',
  cwd: '--cwd',
  priority: '--priority',
  nice: '--nice',
};

/** What is no such refusal stays as it is. @param schedules as they were sent */
export function byOption(error: unknown, schedules: readonly ScheduleDraft[]): unknown {
  if (!(error instanceof AppError) || error.field === null) return error;
  const { code, message, field } = error;
  const option = scheduleOption(field, schedules) ?? optionOf(field);
  if (option === undefined) return error;
  const text = message.replace(`\`${field}\``, option);
  return new AppError(code, text, { field: option, cause: error });
}

function scheduleOption(field: string, schedules: readonly ScheduleDraft[]): string | undefined {
  const [, at, rest] = /^schedules\.(\d+)\.?(.*)$/.exec(field) ?? [];
  const kind = at === undefined ? undefined : schedules[Number(at)]?.kind;
  if (kind === undefined) return undefined;
  if (rest === 'timeZone') return '--zone';
  return kind === 'interval' ? '--every' : `--${kind}`;
}

/** Of the field or of what it is a part of: `tags.0`. */
function optionOf(field: string): string | undefined {
  return Object.entries(OPTIONS).find(
    ([name]) => field === name || field.startsWith(`${name}.`),
  )?.[1];
}
