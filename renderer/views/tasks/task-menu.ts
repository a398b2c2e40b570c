/** The menus of a task and of several, for the pointer, the menu key and the button "More". */

import { t } from '../../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { isActive } from '../../../electron/shared/run.ts';
import { pauseInForce } from '../../../electron/shared/task.ts';
import { keyWords } from '../../commands/catalogue.ts';
import type { MenuCommand } from '../../components/menu-button.tsx';
import { askExport } from '../../export-request.ts';
import { PAUSE_CHOICES } from './pause-choices.ts';
import { latestRunId, type TaskCommands } from './task-commands.ts';
import { commandLine } from './task-filter.ts';

export interface TaskMenuActions extends TaskCommands {
  /** Asks for the tags of these tasks. */
  readonly tag: (tasks: readonly TaskSummary[]) => void;
}

export function taskMenu(summary: TaskSummary, actions: TaskMenuActions): readonly MenuCommand[] {
  const { task, lastRun } = summary;
  const isRunning = lastRun !== null && isActive(lastRun.state);
  const only = [summary];
  return [
    {
      label: task.parameters.length > 0 ? t('Run with changes…') : t('Run now'),
      keys: keyWords('task.run'),
      run: () => actions.runNow(summary),
    },
    ...(isRunning ? [{ label: t('Stop'), run: () => actions.stop(summary) }] : []),
    ...openCommands(summary, actions),
    ...switchCommands(only, actions),
    { label: t('Tag…'), keys: keyWords('task.tag'), run: () => actions.tag(only) },
    {
      label: task.favourite ? t('Remove from favourites') : t('Add to favourites'),
      run: () => actions.change(only, { kind: 'set_favourite', favourite: !task.favourite }),
    },
    {
      label: t('Copy command'),
      run: () =>
        actions.copy(task.action.kind === 'command' ? task.action.command : commandLine(task)),
      separated: true,
    },
    { label: t('Copy as curl (API)'), run: () => actions.copyAsCurl(summary) },
    { label: t('Copy as crontab line'), run: () => actions.copyAsCrontab(summary) },
    { label: t('Export…'), run: () => askExport([task.id]) },
    {
      label: t('Delete'),
      keys: keyWords('task.delete'),
      run: () => actions.remove(summary),
      danger: true,
      separated: true,
    },
  ];
}

function openCommands(summary: TaskSummary, actions: TaskMenuActions): readonly MenuCommand[] {
  return [
    {
      label: t('Open'),
      keys: keyWords('task.open'),
      run: () => actions.open(summary),
      separated: true,
    },
    ...(latestRunId(summary) === null
      ? []
      : [
          {
            label: t('Show latest log'),
            keys: keyWords('task.latestLog'),
            run: () => actions.showLatestLog(summary),
          },
        ]),
    { label: t('Edit'), keys: keyWords('task.edit'), run: () => actions.edit(summary) },
    {
      label: t('Duplicate'),
      keys: keyWords('task.duplicate'),
      run: () => actions.duplicate(summary),
    },
  ];
}

export function tasksMenu(
  tasks: readonly TaskSummary[],
  actions: TaskMenuActions,
): readonly MenuCommand[] {
  const [only] = tasks;
  if (only && tasks.length === 1) return taskMenu(only, actions);
  return [
    { label: t('Run now'), keys: keyWords('task.run'), run: () => actions.runAll(tasks) },
    ...switchCommands(tasks, actions),
    { label: t('Tag…'), keys: keyWords('task.tag'), run: () => actions.tag(tasks) },
    { label: t('Export…'), run: () => askExport(tasks.map(({ task }) => task.id)) },
    {
      label: t('Delete'),
      keys: keyWords('task.delete'),
      run: () => actions.change(tasks, { kind: 'delete' }),
      danger: true,
      separated: true,
    },
  ];
}

/** Pausing for a while, resuming, on and off: what at least one of them can do. */
function switchCommands(
  tasks: readonly TaskSummary[],
  { change }: Pick<TaskMenuActions, 'change'>,
): readonly MenuCommand[] {
  const nowMs = Date.now();
  const isAnyPaused = tasks.some(({ task }) => pauseInForce(task, nowMs) !== null);
  const isAnyOn = tasks.some(({ task }) => task.enabled);
  const isAnyOff = tasks.some(({ task }) => !task.enabled);
  return [
    ...(isAnyOn
      ? [{ label: t('Pause for…'), separated: true, submenu: pauseCommands(tasks, change) }]
      : []),
    ...(isAnyPaused
      ? [{ label: t('Resume'), run: () => change(tasks, { kind: 'resume' as const }) }]
      : []),
    ...(isAnyOff
      ? [
          {
            label: t('Enable'),
            separated: !isAnyOn,
            run: () => change(tasks, { kind: 'enable' as const }),
          },
        ]
      : []),
    ...(isAnyOn
      ? [
          {
            label: t('Disable'),
            keys: keyWords('task.toggle'),
            run: () => change(tasks, { kind: 'disable' as const }),
          },
        ]
      : []),
  ];
}

export function pauseCommands(
  tasks: readonly TaskSummary[],
  change: TaskMenuActions['change'],
): readonly MenuCommand[] {
  return PAUSE_CHOICES.map(({ label, untilMs }) => ({
    label: t(label),
    run: () => change(tasks, { kind: 'pause', untilMs: untilMs(Date.now()) }),
  }));
}
