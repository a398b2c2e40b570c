import { describe, expect, test } from 'vitest';

import {
  buildTrayMenu,
  escapeMenuLabel,
  pauseEndMs,
  type TrayItem,
  trayTooltip,
} from '../../../electron/main/desktop/tray-menu.ts';
import { type Status, trayState } from '../../../electron/shared/status.ts';
import { makeRun } from '../../helpers/make-task.ts';

/** On Tuesday 24 November 2026. */
const at = (hour: number, minute = 0, day = 24) => new Date(2026, 10, day, hour, minute).getTime();
const now = at(14, 32);

function makeStatus(overrides: Partial<Status> = {}): Status {
  return {
    version: '0.1.0',
    pid: 1,
    startedAtMs: at(8),
    dataDir: '/tmp/cronpilot',
    headless: false,
    trayAvailable: true,
    taskCount: 14,
    enabledTaskCount: 14,
    maxConcurrentRuns: 10,
    running: [],
    progress: [],
    queued: [],
    failing: [],
    stale: [],
    next: [],
    favourites: [],
    pause: null,
    isStalled: false,
    lastBackupAtMs: null,
    problems: [],
    ...overrides,
  };
}

const sync = makeRun({
  id: 411,
  taskId: 2,
  taskName: 'Sync photos to NAS',
  state: 'running',
  startedAtMs: at(14, 31),
});
const backup = {
  taskId: 1,
  taskName: 'Nightly database backup',
  lastRun: makeRun({ id: 398, state: 'failed', finishedAtMs: at(2, 3) }),
  failureCount: 1,
  isDismissed: false,
};
const next = [
  { taskId: 3, taskName: 'Check shop checkout API', fireAtMs: at(14, 35) },
  { taskId: 2, taskName: 'Sync photos to NAS', fireAtMs: at(15) },
  { taskId: 4, taskName: 'Weekly sales report', fireAtMs: at(8, 0, 30) },
];

/** Labels, submenus indented, as the menu would be read aloud. */
function outline(items: readonly TrayItem[], indent = ''): string[] {
  return items.flatMap(({ label, submenu }) => [
    `${indent}${label ?? '───'}`,
    ...outline(submenu ?? [], `${indent}  `),
  ]);
}

function find(items: readonly TrayItem[], ...labels: readonly string[]): TrayItem | undefined {
  const [label, ...rest] = labels;
  const item = items.find((candidate) => candidate.label === label);
  return rest.length === 0 ? item : find(item?.submenu ?? [], ...rest);
}

const stateLine = (status: Partial<Status>) => buildTrayMenu(makeStatus(status), now)[0]?.label;

describe('buildTrayMenu', () => {
  test('lists what runs, what fails and what comes, then what can be done', () => {
    const status = makeStatus({
      running: [sync],
      failing: [backup],
      next,
      favourites: [{ taskId: 7, taskName: 'Empty trash' }],
    });
    expect(outline(buildTrayMenu(status, now))).toEqual([
      '1 failing, 1 running',
      '───',
      'Running',
      'Sync photos to NAS, since 14:31',
      '  Show log',
      '  Stop',
      'Needs attention',
      'Nightly database backup, failed 02:03',
      '  Show log',
      '  Run again',
      '  Dismiss',
      'Next up',
      '14:35  Check shop checkout API',
      '  Run now',
      '  Skip this run',
      '  Open',
      '15:00  Sync photos to NAS',
      '  Run now',
      '  Skip this run',
      '  Open',
      'Mon 30 Nov 08:00  Weekly sales report',
      '  Run now',
      '  Skip this run',
      '  Open',
      '───',
      'Run a task',
      '  Empty trash',
      '  ───',
      '  All tasks…',
      'Pause all schedules',
      '  For 30 minutes',
      '  For 1 hour',
      '  Until 08:00 tomorrow',
      '  Until I resume',
      '───',
      'Open CronPilot',
      'New task…',
      'Settings…',
      '───',
      'Quit CronPilot',
    ]);
  });

  test('leaves out sections that have nothing to say', () => {
    expect(outline(buildTrayMenu(makeStatus(), now)).slice(0, 4)).toEqual([
      'All 14 tasks are healthy',
      '───',
      'Run a task',
      '  All tasks…',
    ]);
  });

  test('commands name the run and the task they are about', () => {
    const menu = buildTrayMenu(makeStatus({ running: [sync], failing: [backup], next }), now);
    const running = 'Sync photos to NAS, since 14:31';
    const failing = 'Nightly database backup, failed 02:03';
    const coming = '14:35  Check shop checkout API';
    const command = (...labels: string[]) => find(menu, ...labels)?.command;
    expect(command(running, 'Stop')).toEqual({ kind: 'stop_run', runId: 411 });
    expect(command(running, 'Show log')).toEqual({ kind: 'open', path: '/runs/411' });
    expect(command(failing, 'Show log')).toEqual({ kind: 'open', path: '/runs/398' });
    expect(command(failing, 'Run again')).toEqual({ kind: 'run_task', taskId: 1 });
    expect(command(coming, 'Run now')).toEqual({ kind: 'run_task', taskId: 3 });
    expect(command(failing, 'Dismiss')).toEqual({ kind: 'dismiss', runId: 398 });
    expect(command(coming, 'Skip this run')).toEqual({
      kind: 'skip_next',
      taskId: 3,
      fireAtMs: at(14, 35),
    });
    expect(command(coming, 'Open')).toEqual({ kind: 'open', path: '/tasks/3' });
    expect(command('Quit CronPilot')).toEqual({ kind: 'quit' });
  });

  test('a failure that was dismissed is told no more', () => {
    const failing = [{ ...backup, isDismissed: true }];
    const menu = buildTrayMenu(makeStatus({ failing }), now);
    expect(outline(menu).slice(0, 3)).toEqual(['All 14 tasks are healthy', '───', 'Run a task']);
    expect(trayTooltip(makeStatus({ failing }), now)).toBe('CronPilot: All 14 tasks are healthy');
  });

  test('headings cannot be chosen', () => {
    const menu = buildTrayMenu(makeStatus({ running: [sync] }), now);
    expect(find(menu, 'Running')).toEqual({ label: 'Running' });
  });

  test('a section shows five entries and counts the rest', () => {
    const running = Array.from({ length: 8 }, (_, index) => ({ ...sync, id: index + 1 }));
    const labels = buildTrayMenu(makeStatus({ running }), now).map(({ label }) => label);
    expect(labels.filter((label) => label?.startsWith('Sync photos'))).toHaveLength(5);
    expect(labels).toContain('and 3 more');
    const five = buildTrayMenu(makeStatus({ running: running.slice(0, 5) }), now);
    expect(five.map(({ label }) => label).filter((label) => label?.includes('more'))).toEqual([]);
  });

  test('while paused the first line says until when, and schedules can be resumed', () => {
    const pause = { sinceMs: now, untilMs: at(15, 2) };
    const menu = buildTrayMenu(makeStatus({ pause, failing: [backup] }), now);
    expect(menu[0]?.label).toBe('Paused until 15:02');
    expect(find(menu, 'Resume schedules')?.command).toEqual({ kind: 'resume' });
    expect(find(menu, 'Pause all schedules')).toBeUndefined();
  });

  test('what falls into a pause is not announced', () => {
    const comingIn = (untilMs: number | null) =>
      buildTrayMenu(makeStatus({ next, pause: { sinceMs: now, untilMs } }), now)
        .map(({ label }) => label ?? '')
        .filter((label) => /^\d|^Mon/.test(label));
    expect(comingIn(at(15))).toEqual([
      '15:00  Sync photos to NAS',
      'Mon 30 Nov 08:00  Weekly sales report',
    ]);
    expect(comingIn(null)).toEqual([]);
  });

  test('the first line fits every state', () => {
    expect(stateLine({ running: [sync] })).toBe('1 running');
    expect(stateLine({ running: [sync], queued: [sync, sync] })).toBe('1 running, 2 waiting');
    expect(stateLine({ taskCount: 0 })).toBe('No tasks yet');
    expect(stateLine({ taskCount: 1 })).toBe('Your task is healthy');
    expect(stateLine({ pause: { sinceMs: now, untilMs: null } })).toBe('Paused until you resume');
    expect(stateLine({ pause: { sinceMs: now, untilMs: at(8, 0, 25) } })).toBe(
      'Paused until Wed 25 Nov 08:00',
    );
  });

  test('a scheduler that does not tick is said to have stopped, whatever else there is', () => {
    const stalled = { isStalled: true, running: [sync], pause: { sinceMs: now, untilMs: null } };
    expect(stateLine(stalled)).toBe('Stopped: due tasks are not started');
    expect(trayState(makeStatus(stalled))).toBe('stopped');
  });

  test('names are cut at 40 characters, between whole ones', () => {
    const cut = (taskName: string) =>
      find(buildTrayMenu(makeStatus({ favourites: [{ taskId: 1, taskName }] }), now), 'Run a task')
        ?.submenu?.[0]?.label;
    expect(cut('x'.repeat(40))).toBe('x'.repeat(40));
    expect(cut('x'.repeat(41))).toBe(`${'x'.repeat(39)}…`);
    expect(cut(`${'x'.repeat(38)} y y`)).toBe(`${'x'.repeat(38)}…`);
    expect(cut('👩‍👩‍👧'.repeat(41))).toBe(`${'👩‍👩‍👧'.repeat(39)}…`);
  });
});

test('a doubled & is shown as one, where one alone would mark an access key', () => {
  expect(escapeMenuLabel('R&D && more_')).toBe('R&&D &&&& more_');
});

describe('trayTooltip', () => {
  test('says the state and what comes next', () => {
    const status = makeStatus({ running: [sync], failing: [backup], next });
    expect(trayTooltip(status, now)).toBe('CronPilot: 1 failing, 1 running. Next 14:35');
    expect(trayTooltip(makeStatus(), now)).toBe('CronPilot: All 14 tasks are healthy');
  });
});

describe('pauseEndMs', () => {
  test('counts from the click', () => {
    expect(pauseEndMs('30_minutes', now)).toBe(at(15, 2));
    expect(pauseEndMs('1_hour', now)).toBe(at(15, 32));
    expect(pauseEndMs('until_resumed', now)).toBeNull();
  });

  test('tomorrow is the next day of the calendar, also shortly after midnight', () => {
    expect(pauseEndMs('tomorrow', at(23, 59))).toBe(at(8, 0, 25));
    expect(pauseEndMs('tomorrow', at(0, 1, 25))).toBe(at(8, 0, 26));
    expect(pauseEndMs('tomorrow', at(12, 0, 30))).toBe(new Date(2026, 11, 1, 8).getTime());
  });
});
