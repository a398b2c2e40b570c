/** What the tray shows for a status: its menu as plain data, and its tooltip. */

import { formatMoment } from '../../shared/duration.ts';
import { msg, t } from '../../shared/i18n.ts';
import type { RunId } from '../../shared/run.ts';
import { openFailures, type Pause, type Status } from '../../shared/status.ts';
import type { TaskId } from '../../shared/task.ts';

/** What a click in the menu asks for; carried as data, so that two menus can be compared. */
export type TrayCommand =
  /** Null keeps the page the window shows. */
  | { readonly kind: 'open'; readonly path: string | null }
  | { readonly kind: 'stop_run'; readonly runId: RunId }
  | { readonly kind: 'run_task'; readonly taskId: TaskId }
  | { readonly kind: 'skip_next'; readonly taskId: TaskId; readonly fireAtMs: number }
  | { readonly kind: 'dismiss'; readonly runId: RunId }
  /** How long is decided at the click: see `pauseEndMs`. */
  | { readonly kind: 'pause'; readonly choice: PauseChoice }
  | { readonly kind: 'resume' }
  | { readonly kind: 'quit' };

export type PauseChoice = '30_minutes' | '1_hour' | 'tomorrow' | 'until_resumed';

/** One line of the menu. Neither command nor submenu: a heading that cannot be chosen. */
export interface TrayItem {
  /** As the user is to read it, without marks for access keys; null is a separator. */
  readonly label: string | null;
  readonly command?: TrayCommand;
  readonly submenu?: readonly TrayItem[];
}

/** Lines of one section. */
const MAX_ENTRIES = 5;
const MAX_FAVOURITES = 20;
const MAX_NAME_LENGTH = 40;
const MINUTE_MS = 60_000;

const separator: TrayItem = { label: null };

/** Times are absolute, because an open menu is not redrawn. */
export function buildTrayMenu(status: Status, nowMs: number): readonly TrayItem[] {
  return [
    { label: describeState(status, nowMs), command: { kind: 'open', path: '/today' } },
    separator,
    ...joinSections([
      runningSection(status, nowMs),
      failingSection(status, nowMs),
      nextSection(status, nowMs),
    ]),
    runTaskItem(status),
    pauseItem(status),
    separator,
    { label: t('Open CronPilot'), command: { kind: 'open', path: null } },
    { label: t('New task…'), command: { kind: 'open', path: '/tasks/new' } },
    { label: t('Settings…'), command: { kind: 'open', path: '/settings' } },
    separator,
    { label: t('Quit CronPilot'), command: { kind: 'quit' } },
  ];
}

/** `CronPilot: 1 failing, 1 running. Next 14:35`. */
export function trayTooltip(status: Status, nowMs: number): string {
  const state = describeState(status, nowMs);
  const next = upcoming(status)[0];
  return next
    ? t('CronPilot: {state}. Next {when}', { state, when: formatMoment(next.fireAtMs, nowMs) })
    : t('CronPilot: {state}', { state });
}

/** When a pause chosen at `nowMs` ends, by the computer's own clock; null: until resumed. */
export function pauseEndMs(choice: PauseChoice, nowMs: number): number | null {
  switch (choice) {
    case '30_minutes':
      return nowMs + 30 * MINUTE_MS;
    case '1_hour':
      return nowMs + 60 * MINUTE_MS;
    case 'tomorrow': {
      const now = new Date(nowMs);
      return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 8).getTime();
    }
    case 'until_resumed':
      return null;
  }
}

/** The menu toolkits read `&` as the mark of an access key; doubled it is shown. */
export function escapeMenuLabel(label: string): string {
  return label.replaceAll('&', '&&');
}

function describeState(status: Status, nowMs: number): string {
  if (status.isStalled) return t('Stopped: due tasks are not started');
  if (status.pause) return describePause(status.pause, nowMs);
  const counts = [
    { count: openFailures(status).length, text: msg('{count} failing') },
    { count: status.running.length, text: msg('{count} running') },
    { count: status.queued.length, text: msg('{count} waiting') },
  ].filter(({ count }) => count > 0);
  if (counts.length > 0) return counts.map(({ count, text }) => t(text, { count })).join(', ');
  if (status.taskCount === 0) return t('No tasks yet');
  return t('{count, plural, one {Your task is healthy} other {All # tasks are healthy}}', {
    count: status.taskCount,
  });
}

function describePause({ untilMs }: Pause, nowMs: number): string {
  return untilMs === null
    ? t('Paused until you resume')
    : t('Paused until {when}', { when: formatMoment(untilMs, nowMs) });
}

function runningSection(status: Status, nowMs: number): readonly TrayItem[] {
  const items = status.running.slice(0, MAX_ENTRIES).map(
    (run): TrayItem => ({
      label: t('{task}, since {when}', {
        task: shortName(run.taskName),
        when: formatMoment(run.startedAtMs ?? run.queuedAtMs, nowMs),
      }),
      submenu: [
        { label: t('Show log'), command: { kind: 'open', path: `/runs/${run.id}` } },
        { label: t('Stop'), command: { kind: 'stop_run', runId: run.id } },
      ],
    }),
  );
  return section(t('Running'), [...items, ...rest(status.running.length, '/runs')]);
}

function failingSection(status: Status, nowMs: number): readonly TrayItem[] {
  const failures = openFailures(status);
  const items = failures.slice(0, MAX_ENTRIES).map(({ taskId, taskName, lastRun }): TrayItem => {
    const failedAtMs = lastRun.finishedAtMs ?? lastRun.queuedAtMs;
    return {
      label: t('{task}, failed {when}', {
        task: shortName(taskName),
        when: formatMoment(failedAtMs, nowMs),
      }),
      submenu: [
        { label: t('Show log'), command: { kind: 'open', path: `/runs/${lastRun.id}` } },
        { label: t('Run again'), command: { kind: 'run_task', taskId } },
        { label: t('Dismiss'), command: { kind: 'dismiss', runId: lastRun.id } },
      ],
    };
  });
  return section(t('Needs attention'), [...items, ...rest(failures.length, '/today')]);
}

function nextSection(status: Status, nowMs: number): readonly TrayItem[] {
  const items = upcoming(status)
    .slice(0, MAX_ENTRIES)
    .map(
      ({ taskId, taskName, fireAtMs }): TrayItem => ({
        label: `${formatMoment(fireAtMs, nowMs)}  ${shortName(taskName)}`,
        submenu: [
          { label: t('Run now'), command: { kind: 'run_task', taskId } },
          { label: t('Skip this run'), command: { kind: 'skip_next', taskId, fireAtMs } },
          { label: t('Open'), command: { kind: 'open', path: `/tasks/${taskId}` } },
        ],
      }),
    );
  return section(t('Next up'), items);
}

/** What will start by itself: nothing that falls into a pause does. */
function upcoming({ next, pause }: Status): Status['next'] {
  if (!pause) return next;
  const { untilMs } = pause;
  return untilMs === null ? [] : next.filter(({ fireAtMs }) => fireAtMs >= untilMs);
}

function runTaskItem({ favourites }: Status): TrayItem {
  const items = favourites.slice(0, MAX_FAVOURITES).map(
    ({ taskId, taskName }): TrayItem => ({
      label: shortName(taskName),
      command: { kind: 'run_task', taskId },
    }),
  );
  return {
    label: t('Run a task'),
    submenu: [
      ...items,
      ...(items.length > 0 ? [separator] : []),
      { label: t('All tasks…'), command: { kind: 'open', path: '/tasks' } },
    ],
  };
}

function pauseItem({ pause }: Status): TrayItem {
  if (pause) return { label: t('Resume schedules'), command: { kind: 'resume' } };
  return {
    label: t('Pause all schedules'),
    submenu: [
      { label: t('For 30 minutes'), command: { kind: 'pause', choice: '30_minutes' } },
      { label: t('For 1 hour'), command: { kind: 'pause', choice: '1_hour' } },
      { label: t('Until 08:00 tomorrow'), command: { kind: 'pause', choice: 'tomorrow' } },
      { label: t('Until I resume'), command: { kind: 'pause', choice: 'until_resumed' } },
    ],
  };
}

function section(heading: string, items: readonly TrayItem[]): readonly TrayItem[] {
  return items.length === 0 ? [] : [{ label: heading }, ...items];
}

function joinSections(sections: readonly (readonly TrayItem[])[]): readonly TrayItem[] {
  const lines = sections.flat();
  return lines.length === 0 ? [] : [...lines, separator];
}

function rest(count: number, path: string): readonly TrayItem[] {
  if (count <= MAX_ENTRIES) return [];
  return [
    {
      label: t('and {count} more', { count: count - MAX_ENTRIES }),
      command: { kind: 'open', path },
    },
  ];
}

/** Cut between characters as the user sees them: an emoji stays whole. */
function shortName(name: string): string {
  if (name.length <= MAX_NAME_LENGTH) return name;
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const characters = Array.from(graphemes.segment(name), ({ segment }) => segment);
  if (characters.length <= MAX_NAME_LENGTH) return name;
  return `${characters
    .slice(0, MAX_NAME_LENGTH - 1)
    .join('')
    .trimEnd()}…`;
}
