/** Writes tasks as systemd timers with their services. */

import { t } from '../../shared/i18n.ts';
import { expandHome } from '../../shared/expand-home.ts';
import type { Task } from '../../shared/task.ts';
import { toCalendars } from './calendar-text.ts';
import {
  blockingProblem,
  commandText,
  type ExportedTask,
  type ExportSurroundings,
  leftOut,
  lostFeatures,
  slugOf,
} from './export-parts.ts';

const KEPT = new Set(['timeoutMs', 'nice', 'exitCodes', 'mainsPower', 'network', 'envFile']);

export function exportSystemd(
  task: Task,
  all: readonly Task[],
  { homeDir, shell: defaultShell }: ExportSurroundings,
): ExportedTask {
  const command = commandText(task, homeDir);
  const blocked = blockingProblem(task);
  if (blocked !== null || command === null) return leftOut(blocked ?? t('It has no command.'));
  const timer = timerLines(task);
  if (timer.lines.length === 0) return leftOut(timer.problems[0] ?? t('It starts only by hand.'));
  const name = `cronpilot-${slugOf(task, all)}`;
  const description = `Description=${task.name.replaceAll('%', '%%')}`;
  const timerText = [
    '[Unit]',
    description,
    '',
    '[Timer]',
    ...timer.lines,
    `Persistent=${task.misfirePolicy === 'skip' ? 'false' : 'true'}`,
    '',
    '[Install]',
    'WantedBy=timers.target',
  ];
  const triggers = task.triggers.filter(({ kind }) => kind !== 'boot' && kind !== 'app_start');
  return {
    files: [
      { filename: `${name}.timer`, text: `${timerText.join('\n')}\n` },
      {
        filename: `${name}.service`,
        text: serviceText(task, command, description, homeDir, defaultShell),
      },
    ],
    problems: [
      ...timer.problems,
      ...(task.enabled
        ? []
        : [t('It is switched off; systemd starts it once its timer is enabled.')]),
      ...(task.envFile !== null && Object.keys(task.env).length > 0
        ? [t('In systemd its .env file wins over its own variables.')]
        : []),
      ...lostFeatures(task, KEPT),
      ...(triggers.length > 0 ? [t('Its other triggers are left out.')] : []),
    ],
  };
}

function timerLines({ schedules, triggers }: Task) {
  const lines: string[] = [];
  const problems: string[] = [];
  for (const schedule of schedules) {
    if (schedule.kind === 'interval') {
      const every = `${schedule.everyMs / 1000}s`;
      lines.push(`OnActiveSec=${every}`, `OnUnitActiveSec=${every}`);
      if (schedule.startAt !== undefined || schedule.endAt !== undefined) {
        problems.push(t('systemd has no first and last day of a timer; they are left out.'));
      }
      if (schedule.anchorMs !== null) {
        problems.push(t('systemd counts its interval from when the timer starts.'));
      }
      continue;
    }
    const calendars = toCalendars(schedule);
    if (typeof calendars === 'string') problems.push(calendars);
    else lines.push(...calendars.map((text) => `OnCalendar=${text}`));
  }
  if (triggers.some(({ kind }) => kind === 'boot')) lines.push('OnBootSec=1s');
  if (triggers.some(({ kind }) => kind === 'app_start')) lines.push('OnStartupSec=1s');
  const jitterMs = Math.max(0, ...schedules.map((schedule) => schedule.jitterMs ?? 0));
  if (jitterMs > 0 && lines.length > 0) {
    lines.push(`RandomizedDelaySec=${jitterMs / 1000}s`, 'FixedRandomDelay=true');
  }
  return { lines: lines.length === 0 ? [] : [...lines, 'AccuracySec=1s'], problems };
}

function serviceText(
  task: Task,
  command: string,
  description: string,
  homeDir: string,
  defaultShell: string,
): string {
  const { action, conditions } = task;
  const shell = (action.kind === 'command' ? action.shell : null) ?? defaultShell;
  const program = shell.startsWith('/') ? shell : `/usr/bin/env ${shell}`;
  const cwd = task.cwd === null ? '%h' : escapeText(expandHome(task.cwd, homeDir));
  const codes = task.successExitCodes.filter((code) => code !== 0);
  const network = ['Wants=network-online.target', 'After=network-online.target'];
  const lines = [
    '[Unit]',
    description,
    ...(conditions.mainsPower ? ['ConditionACPower=true'] : []),
    ...(conditions.network ? network : []),
    '',
    '[Service]',
    'Type=oneshot',
    `WorkingDirectory=${cwd}`,
    ...(task.envFile === null
      ? []
      : [`EnvironmentFile=${escapeText(expandHome(task.envFile, homeDir))}`]),
    ...Object.entries(task.env).map(
      ([name, value]) => `Environment=${quoteExec(`${name}=${value}`)}`,
    ),
    `ExecStart=${program} -c ${quoteExec(command).replaceAll('$', '$$$$')}`,
    ...(task.timeoutMs === null ? [] : [`TimeoutStartSec=${task.timeoutMs}ms`]),
    ...(task.nice > 0 ? [`Nice=${task.nice}`] : []),
    ...(codes.length > 0 ? [`SuccessExitStatus=${codes.join(' ')}`] : []),
    `TimeoutStopSec=${task.graceMs}ms`,
  ];
  return `${lines.join('\n')}\n`;
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%%');
}

/** One word as systemd reads it. */
function quoteExec(word: string): string {
  const escaped = word
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r')
    .replaceAll('%', '%%');
  return `"${escaped}"`;
}
