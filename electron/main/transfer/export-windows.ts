/** Writes tasks as XML for the Windows Task Scheduler. */

import { XMLBuilder } from 'fast-xml-parser';

import { t } from '../../shared/i18n.ts';
import { expandHome } from '../../shared/expand-home.ts';
import type { Task } from '../../shared/task.ts';
import {
  blockingProblem,
  commandText,
  type ExportedTask,
  type ExportSurroundings,
  leftOut,
  lostFeatures,
  slugOf,
} from './export-parts.ts';
import { toWindowsTriggers } from './windows-trigger-text.ts';
import { toIsoDuration } from './xml-node.ts';

const NAMESPACE = 'http://schemas.microsoft.com/windows/2004/02/mit/task';
/** The scheduler takes no more of one task. */
const MAX_TRIGGERS = 48;
const KEPT = new Set(['timeoutMs', 'overlapPolicy', 'retry', 'mainsPower', 'network', 'idleMs']);
const POLICIES = {
  skip: 'IgnoreNew',
  queue: 'Queue',
  replace: 'StopExisting',
  allow: 'Parallel',
} as const;
const MINUTE_MS = 60_000;

const builder = new XMLBuilder({ format: true, ignoreAttributes: false, suppressEmptyNode: true });

export function exportWindows(
  task: Task,
  all: readonly Task[],
  { homeDir, nowMs }: ExportSurroundings,
): ExportedTask {
  const command = commandText(task, homeDir);
  const blocked = blockingProblem(task);
  if (blocked !== null || command === null) return leftOut(blocked ?? t('It has no command.'));
  if (isForCmd(task) && /[\r\n]/.test(command))
    return leftOut(t('cmd.exe cannot take the line breaks of its command.'));
  const { triggers, problems } = toWindowsTriggers(task, nowMs);
  if (triggers.length === 0) return leftOut(problems[0] ?? t('It starts only by hand.'));
  if (triggers.length > MAX_TRIGGERS) {
    return leftOut(
      t('Its times would take {count} triggers, and Windows has room for {max}.', {
        count: triggers.length,
        max: MAX_TRIGGERS,
      }),
    );
  }
  const env = Object.keys(task.env);
  const document = {
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
    Task: {
      '@_version': '1.3',
      '@_xmlns': NAMESPACE,
      RegistrationInfo: {
        Author: 'CronPilot',
        ...(task.notes === '' ? {} : { Description: task.notes }),
        URI: `\\${task.name.replaceAll('\\', '-')}`,
      },
      Triggers: grouped(triggers),
      Principals: {
        Principal: { '@_id': 'Author', LogonType: 'InteractiveToken', RunLevel: 'LeastPrivilege' },
      },
      Settings: settings(task),
      Actions: { '@_Context': 'Author', Exec: exec(task, command, homeDir) },
    },
  };
  return {
    files: [{ filename: `${slugOf(task, all)}.xml`, text: String(builder.build(document)) }],
    problems: [
      ...problems,
      ...(env.length > 0
        ? [t('Windows gives a task no variables of its own: {names}.', { names: env.join(', ') })]
        : []),
      ...lostFeatures(task, KEPT),
    ],
  };
}

/** The schema wants triggers of a kind together. */
function grouped(triggers: readonly { readonly kind: string; readonly node: object }[]) {
  const kinds = [...new Set(triggers.map(({ kind }) => kind))];
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      triggers.filter((each) => each.kind === kind).map(({ node }) => node),
    ]),
  );
}

function settings({ conditions, ...task }: Task): object {
  return {
    MultipleInstancesPolicy: POLICIES[task.overlapPolicy],
    DisallowStartIfOnBatteries: conditions.mainsPower,
    StopIfGoingOnBatteries: false,
    StartWhenAvailable: task.misfirePolicy !== 'skip',
    RunOnlyIfNetworkAvailable: conditions.network,
    ...(conditions.idleMs === null
      ? {}
      : {
          IdleSettings: {
            Duration: toIsoDuration(conditions.idleMs),
            WaitTimeout: 'PT1H',
            StopOnIdleEnd: false,
          },
          RunOnlyIfIdle: true,
        }),
    Enabled: task.enabled,
    ExecutionTimeLimit: task.timeoutMs === null ? 'PT0S' : toIsoDuration(task.timeoutMs),
    ...(task.retry.maxAttempts > 1
      ? {
          RestartOnFailure: {
            // Windows waits a minute at least.
            Interval: toIsoDuration(Math.max(MINUTE_MS, task.retry.delayMs)),
            Count: task.retry.maxAttempts - 1,
          },
        }
      : {}),
  };
}

function shellOf({ action }: Task): string {
  return (action.kind === 'command' ? action.shell : null) ?? 'cmd.exe';
}

function isForCmd(task: Task): boolean {
  return /(^|\\)cmd(\.exe)?$/i.test(shellOf(task));
}

function exec(task: Task, command: string, homeDir: string): object {
  const folder = task.cwd === null ? {} : { WorkingDirectory: expandHome(task.cwd, homeDir) };
  const shell = shellOf(task);
  if (!isForCmd(task)) {
    const quoted = command.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1');
    return { Command: shell, Arguments: `-c "${quoted}"`, ...folder };
  }
  return { Command: 'cmd.exe', Arguments: `/d /s /c "${command}"`, ...folder };
}
