/** `cronpilot list`: every task with its schedule, its last run and its next one. */

import type { TaskSummary } from '../../shared/ipc-contract.ts';
import type { Schedule } from '../../shared/schedule.ts';
import type { Client } from '../client.ts';
import { EXIT } from '../cli-error.ts';
import { type Command, parseCommand, refusePositionals } from '../context.ts';
import { formatTable } from '../table.ts';
import { lastRunWords, whenWords } from '../when.ts';

/** Schedules that one preview takes. */
const PREVIEW_COUNT = 50;
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
  const sentences = await describeAll(client, summaries);
  const rows = summaries.map((summary) => toRow(summary, sentences, now()));
  output.print(formatTable(HEADER, rows, output));
  return EXIT.ok;
};

function toRow(
  { task, lastRun, nextFireAtMs }: TaskSummary,
  sentences: ReadonlyMap<string, string>,
  nowMs: number,
): readonly string[] {
  const schedule = task.schedules.map((one) => sentences.get(JSON.stringify(one)) ?? one.kind);
  return [
    `#${task.id}`,
    task.name,
    schedule.length === 0 ? 'Only by hand' : schedule.join('; '),
    lastRunWords(lastRun, nowMs),
    nextRunWords(task, nextFireAtMs, nowMs),
  ];
}

function nextRunWords(task: TaskSummary['task'], atMs: number | null, nowMs: number): string {
  if (task.schedules.length === 0) return '';
  if (!task.enabled) return 'Disabled';
  return atMs === null ? 'Never' : whenWords(atMs, nowMs);
}

/** Sentences by the JSON of their schedule, each asked for once. */
async function describeAll(
  client: Client,
  summaries: readonly TaskSummary[],
): Promise<ReadonlyMap<string, string>> {
  const schedules = new Map<string, Schedule>();
  for (const { task } of summaries) {
    for (const schedule of task.schedules) schedules.set(JSON.stringify(schedule), schedule);
  }
  const sentences = new Map<string, string>();
  const all = [...schedules];
  for (let from = 0; from < all.length; from += PREVIEW_COUNT) {
    const part = all.slice(from, from + PREVIEW_COUNT);
    const request = { schedules: part.map(([, schedule]) => schedule), limit: 1 };
    const preview = await client.call('schedules.preview', request);
    part.forEach(([key], index) => sentences.set(key, preview.sentences[index] ?? ''));
  }
  return sentences;
}
