/** Writes tasks as CronJobs of Kubernetes. */

import { stringify } from 'yaml';

import { t } from '../../shared/i18n.ts';
import { needsBothDays } from '../../shared/cron-patterns.ts';
import { expandHome } from '../../shared/expand-home.ts';
import type { Schedule } from '../../shared/schedule.ts';
import type { Task } from '../../shared/task.ts';
import { plainPatterns } from './cron-patterns.ts';
import {
  blockingProblem,
  commandText,
  type ExportedTask,
  type ExportSurroundings,
  leftOut,
  lostFeatures,
  slugOf,
} from './export-parts.ts';

/** Stands in until somebody names the image that has the task's programs. */
const IMAGE = 'busybox:stable';
/** Kubernetes reads YAML 1.1, in which `yes` is no text. */
const STYLE = { lineWidth: 0, version: '1.1' } as const;
const KEPT = new Set(['timeoutMs', 'retry', 'overlapPolicy']);
const CONCURRENCY = {
  skip: 'Forbid',
  queue: 'Forbid',
  replace: 'Replace',
  allow: 'Allow',
} as const;

export function exportKubernetes(
  task: Task,
  all: readonly Task[],
  { homeDir, shell: defaultShell }: ExportSurroundings,
): ExportedTask {
  const command = commandText(task, homeDir);
  const blocked = blockingProblem(task);
  if (blocked !== null || command === null) return leftOut(blocked ?? t('It has no command.'));
  const times: { pattern: string; timeZone: string | null }[] = [];
  const problems: string[] = [];
  for (const schedule of task.schedules) {
    const patterns = jobPatterns(schedule);
    const timeZone = schedule.kind === 'interval' ? null : schedule.timeZone;
    if (typeof patterns === 'string') problems.push(patterns);
    else times.push(...patterns.map((pattern) => ({ pattern, timeZone })));
    if (schedule.jitterMs !== undefined) problems.push(t('A CronJob has no random delay.'));
  }
  if (times.length === 0)
    return leftOut(problems[0] ?? t('It has no schedule, and a CronJob needs one.'));
  const name = slugOf(task, all);
  const documents = times.map((time, at) =>
    stringify(
      cronJob(task, command, defaultShell, {
        ...time,
        name: at === 0 ? name : `${name}-${at + 1}`,
        homeDir,
      }),
      STYLE,
    ),
  );
  return {
    files: [{ filename: `${name}.yaml`, text: documents.join('---\n') }],
    problems: [
      t('It runs in a container: put the image that has its programs in place of {image}.', {
        image: IMAGE,
      }),
      ...(times.some(({ timeZone }) => timeZone === null)
        ? [t('It follows the time zone of the cluster.')]
        : []),
      ...problems,
      ...(task.cwd === null
        ? []
        : [t('Its folder {path} is expected in the container.', { path: task.cwd })]),
      ...lostFeatures(task, KEPT),
      ...(task.overlapPolicy === 'queue' ? [t('A CronJob does not queue: it skips.')] : []),
      ...(task.triggers.length > 0 ? [t('Its triggers are left out.')] : []),
    ],
  };
}

function cronJob(
  task: Task,
  command: string,
  defaultShell: string,
  {
    name,
    pattern,
    timeZone,
    homeDir,
  }: { name: string; pattern: string; timeZone: string | null; homeDir: string },
): object {
  const shell = (task.action.kind === 'command' ? task.action.shell : null) ?? defaultShell;
  const env = Object.entries(task.env).map(([variable, value]) => ({
    name: variable,
    value: escapeDollars(value),
  }));
  const container = {
    name: 'task',
    image: IMAGE,
    command: [shell, '-c', escapeDollars(command)],
    ...(task.cwd === null ? {} : { workingDir: expandHome(task.cwd, homeDir) }),
    ...(env.length === 0 ? {} : { env }),
  };
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, annotations: { 'cronpilot/name': task.name } },
    spec: {
      schedule: pattern,
      ...(timeZone === null ? {} : { timeZone }),
      concurrencyPolicy: CONCURRENCY[task.overlapPolicy],
      ...(task.enabled ? {} : { suspend: true }),
      ...(task.maxLatenessMs === null
        ? {}
        : { startingDeadlineSeconds: Math.max(10, Math.round(task.maxLatenessMs / 1000)) }),
      jobTemplate: {
        spec: {
          backoffLimit: task.retry.maxAttempts - 1,
          ...(task.timeoutMs === null
            ? {}
            : { activeDeadlineSeconds: Math.max(1, Math.ceil(task.timeoutMs / 1000)) }),
          template: { spec: { restartPolicy: 'Never', containers: [container] } },
        },
      },
    },
  };
}

/** Kubernetes takes a day with a step for a restricted one, where either of two is enough. */
function jobPatterns(schedule: Schedule): readonly string[] | string {
  const patterns = plainPatterns(schedule);
  if (typeof patterns === 'string') return patterns;
  const strange = patterns.find((pattern) => {
    const [day = '*', , weekday = '*'] = pattern.trim().split(/\s+/).slice(-3);
    return needsBothDays(pattern) && day !== '*' && weekday !== '*';
  });
  return strange === undefined
    ? patterns
    : t('Kubernetes has no schedule for “{text}”.', { text: strange });
}

/** Kubernetes fills `$(NAME)` in and makes one dollar sign of two. */
function escapeDollars(text: string): string {
  return text.replace(/\$(?=[$(])/g, '$$$$');
}
