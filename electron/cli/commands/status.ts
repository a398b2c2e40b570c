/** `cronpilot status`: what CronPilot is doing now. */

import { formatDuration } from '../../shared/duration.ts';
import type { Run } from '../../shared/run.ts';
import type { Status } from '../../shared/status.ts';
import { progressWords, runDurationMs } from '../../shared/words.ts';
import { EXIT } from '../cli-error.ts';
import { type Command, parseCommand, refusePositionals } from '../context.ts';
import { formatRows } from '../table.ts';
import { pauseWords, whenWords } from '../when.ts';

export const statusCommand: Command = async (args, { client, output, now }) => {
  const { values, positionals } = parseCommand(args, {});
  refusePositionals(positionals, 'status');
  const status = await client.call('status.get', undefined);
  output.print(values.json ? JSON.stringify(status, null, 2) : describeStatus(status, now()));
  return EXIT.ok;
};

function describeStatus(status: Status, nowMs: number): string {
  const { running, queued, failing, next, pause, problems, lastBackupAtMs } = status;
  const upFor = formatDuration(nowMs - status.startedAtMs);
  const sections = [
    `CronPilot ${status.version} has been running for ${upFor} (process ${status.pid}).`,
    `${count(status.taskCount, 'task')}, ${status.enabledTaskCount} enabled.`,
    ...(pause ? [pauseWords(pause, nowMs)] : []),
    ...problems,
    lastBackupAtMs === null
      ? 'There is no backup of its database yet.'
      : `Last backup of its database: ${whenWords(lastBackupAtMs, nowMs)}.`,
    ...section(
      `Running (${running.length} of at most ${status.maxConcurrentRuns})`,
      running.map((run) => [
        run.taskName,
        `run ${run.id}`,
        elapsed(run, nowMs),
        progressOf(run, status),
      ]),
    ),
    ...section(
      'Waiting',
      queued.map((run) => [run.taskName, `run ${run.id}`, run.reason ?? '']),
    ),
    ...section(
      'Needs attention',
      failing.map(({ taskName, lastRun, failureCount }) => [
        taskName,
        `run ${lastRun.id}`,
        failureCount > 1 ? `${failureCount} times in a row` : '',
        lastRun.reason ?? '',
      ]),
    ),
    ...section(
      'Without a success for too long',
      status.stale.map(({ taskName, freshnessMs, sinceMs }) => [
        taskName,
        `for ${formatDuration(nowMs - sinceMs + freshnessMs)}`,
        `expected every ${formatDuration(freshnessMs)}`,
      ]),
    ),
    ...section(
      'Next',
      next.map(({ taskName, fireAtMs }) => [taskName, whenWords(fireAtMs, nowMs)]),
    ),
  ];
  return sections.join('\n');
}

function section(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  return rows.length === 0 ? [] : ['', title, formatRows(rows)];
}

function progressOf({ id }: Run, { progress }: Status): string {
  const last = progress.find(({ runId }) => runId === id);
  return last ? progressWords(last.progress) : '';
}

function elapsed(run: Run, nowMs: number): string {
  return formatDuration(runDurationMs(run, nowMs) ?? 0);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
