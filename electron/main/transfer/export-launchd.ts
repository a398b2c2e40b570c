/** Writes tasks as launchd's property lists. */

import { build, type PlistValue } from 'plist';

import { t } from '../../shared/i18n.ts';
import { needsBothDays, toCronPatterns } from '../../shared/cron-patterns.ts';
import { expandHome } from '../../shared/expand-home.ts';
import type { Schedule } from '../../shared/schedule.ts';
import type { Task } from '../../shared/task.ts';
import { type CronFields, readCronFields } from './cron-fields.ts';
import {
  blockingProblem,
  commandText,
  type ExportedTask,
  type ExportSurroundings,
  leftOut,
  lostFeatures,
  slugOf,
} from './export-parts.ts';

type Interval = Record<string, number>;

const MAX_INTERVALS = 500;
const KEPT = new Set(['nice']);

export function exportLaunchd(
  task: Task,
  all: readonly Task[],
  { homeDir, shell: defaultShell }: ExportSurroundings,
): ExportedTask {
  const command = commandText(task, homeDir);
  const blocked = blockingProblem(task);
  if (blocked !== null || command === null) return leftOut(blocked ?? t('It has no command.'));
  const times = readTimes(task.schedules);
  const isAtLoad = task.triggers.some(({ kind }) => kind === 'boot' || kind === 'app_start');
  const paths = task.triggers.flatMap((trigger) =>
    trigger.kind === 'file' ? [expandHome(trigger.path, homeDir)] : [],
  );
  if (times.intervals.length === 0 && times.everyS === null && !isAtLoad && paths.length === 0) {
    return leftOut(times.problems[0] ?? t('It starts only by hand.'));
  }
  const label = `cronpilot.${slugOf(task, all)}`;
  const shell = (task.action.kind === 'command' ? task.action.shell : null) ?? defaultShell;
  const fields: PlistValue = {
    Label: label,
    ProgramArguments: [...(shell.startsWith('/') ? [] : ['/usr/bin/env']), shell, '-c', command],
    ...(task.cwd === null ? {} : { WorkingDirectory: expandHome(task.cwd, homeDir) }),
    ...(Object.keys(task.env).length === 0 ? {} : { EnvironmentVariables: task.env }),
    ...(times.intervals.length === 0 ? {} : { StartCalendarInterval: times.intervals }),
    ...(times.everyS === null ? {} : { StartInterval: times.everyS }),
    ...(isAtLoad ? { RunAtLoad: true } : {}),
    ...(paths.length === 0 ? {} : { WatchPaths: paths }),
    ...(task.nice > 0 ? { Nice: task.nice } : {}),
    ExitTimeOut: Math.ceil(task.graceMs / 1000),
    ...(task.enabled ? {} : { Disabled: true }),
  };
  return {
    files: [{ filename: `${label}.plist`, text: `${build(fields)}\n` }],
    problems: [...times.problems, ...lostFeatures(task, KEPT), ...triggerProblems(task)],
  };
}

function triggerProblems({ triggers }: Task): readonly string[] {
  const isLost = triggers.some(({ kind }) => !['boot', 'app_start', 'file'].includes(kind));
  return isLost ? [t('Its other triggers are left out.')] : [];
}

function readTimes(schedules: readonly Schedule[]) {
  const intervals: Interval[] = [];
  const problems: string[] = [];
  let everyS: number | null = null;
  for (const schedule of schedules) {
    const read = readSchedule(schedule);
    if (typeof read === 'string') problems.push(read);
    else if (Array.isArray(read)) intervals.push(...read);
    else if (everyS === null) everyS = read.everyS;
    else problems.push(t('launchd has one StartInterval for a job; the others are left out.'));
    if (schedule.kind === 'interval' && schedule.anchorMs !== null && typeof read !== 'string') {
      problems.push(t('launchd counts its interval from when the job is loaded.'));
    }
    if (typeof read !== 'string' && schedule.jitterMs !== undefined) {
      problems.push(t('launchd has no random delay.'));
    }
  }
  return { intervals, everyS, problems };
}

function readSchedule(schedule: Schedule): Interval[] | { readonly everyS: number } | string {
  if (schedule.startAt !== undefined || schedule.endAt !== undefined) {
    return t('launchd has no first and last day.');
  }
  if (schedule.kind === 'interval')
    return { everyS: Math.max(1, Math.round(schedule.everyMs / 1000)) };
  if (schedule.timeZone !== null) return 'launchd follows the time zone of the computer alone.';
  if (schedule.kind === 'once') return t('launchd has no time that comes once.');
  if (schedule.kind === 'weekly' && schedule.everyWeeks !== undefined) {
    return `launchd does not count weeks (every ${schedule.everyWeeks}).`;
  }
  const found: Interval[] = [];
  for (const pattern of toCronPatterns(schedule)) {
    const fields = readCronFields(pattern);
    const isBoth = fields?.days && fields.weekdays && needsBothDays(pattern);
    if (!fields || isBoth) return `launchd has no words for “${pattern}”.`;
    const all = combine(fields);
    if (all === null)
      return `“${pattern}” would take more than ${MAX_INTERVALS} entries of launchd.`;
    found.push(...all);
  }
  return found;
}

/** Each value with each: launchd knows neither lists nor steps. */
function combine(fields: CronFields): Interval[] | null {
  const parts = {
    Minute: fields.minutes,
    Hour: fields.hours,
    Day: fields.days,
    Month: fields.months,
    Weekday: fields.weekdays,
  };
  let all: Interval[] = [{}];
  for (const [name, values] of Object.entries(parts)) {
    if (values === null) continue;
    if (all.length * values.length > MAX_INTERVALS) return null;
    all = all.flatMap((interval) => values.map((value) => ({ ...interval, [name]: value })));
  }
  return all;
}
