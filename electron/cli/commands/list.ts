/** `cronpilot list`: every task with its schedule, its last run and its next one. */

import type { TaskSummary } from '../../shared/ipc-contract.ts';
import { EXIT } from '../cli-error.ts';
import { type Command, parseCommand, refusePositionals } from '../context.ts';
import { formatTable } from '../table.ts';
import { lastRunWords, whenWords } from '../when.ts';

const HEADER = ['ID', 'TASK', 'SCHEDULE', 'LAST RUN', 'NEXT RUN'];

export const listCommand: Command = async (args, { client, output, now }) => {
  const { values, positionals } = parseCommand(args, {});
  refusePositionals(positionals, 'list');
  const summaries = await client.call('tasks.list', undefined);
  if (values.json) {
    output.print(JSON.stringify(summaries, null, 2));
    return EXIT.ok;
  }
  if (summaries.length === 0) {
    output.print('There are no tasks yet. Add one: cronpilot add --name NAME --command COMMAND');
    return EXIT.ok;
  }
  const rows = summaries.map((summary) => toRow(summary, now()));
  output.print(formatTable(HEADER, rows, output));
  return EXIT.ok;
};

function toRow(summary: TaskSummary, nowMs: number): readonly string[] {
  const { task, scheduleSentence, lastRun, nextFireAtMs } = summary;
  return [
    `#${task.id}`,
    task.name,
    scheduleSentence,
    lastRunWords(lastRun, nowMs),
    nextRunWords(task, nextFireAtMs, nowMs),
  ];
}

function nextRunWords(task: TaskSummary['task'], atMs: number | null, nowMs: number): string {
  if (task.schedules.length === 0) return '';
  if (!task.enabled) return 'Disabled';
  return atMs === null ? 'Never' : whenWords(atMs, nowMs);
}
