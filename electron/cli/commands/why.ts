/** `cronpilot why NAME|RUN-ID`: why a task did not run, in a sentence and with what it rests on. */

import type { Explanation } from '../../shared/explanation.ts';
import { EXIT, UsageError } from '../cli-error.ts';
import { type Command, type Context, nameIn, parseCommand } from '../context.ts';
import { findTask } from '../find-task.ts';
import { listTasks } from '../list-tasks.ts';

export const whyCommand: Command = async (args, context) => {
  const { values, positionals } = parseCommand(args, { at: { type: 'string' } });
  const { output, now } = context;
  const atMs = values.at === undefined ? null : parseMoment(values.at, now());
  const explanation = await ask(nameIn(positionals, 'why'), atMs, context);
  if (values.json) {
    output.print(JSON.stringify(explanation, null, 2));
    return EXIT.ok;
  }
  output.print(explanation.sentence);
  for (const { text } of explanation.evidence) output.print(`  ${text}`);
  return EXIT.ok;
};

async function ask(name: string, atMs: number | null, { client }: Context): Promise<Explanation> {
  if (atMs === null && /^\d+$/.test(name))
    return await client.call('runs.explain', { runId: Number(name) });
  const task = findTask(await listTasks(client), name);
  return await client.call('tasks.explain', { taskId: task.id, atMs });
}

/**
 * `02:30` is the last one that passed; `2026-11-24 02:30` with a blank or a T. In the computer's
 * zone.
 * @throws UsageError
 */
export function parseMoment(text: string, nowMs: number): number {
  const clock = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (clock) {
    const at = (day: number) => new Date(day).setHours(Number(clock[1]), Number(clock[2]), 0, 0);
    const today = at(nowMs);
    if (today <= nowMs) return today;
    const now = new Date(nowMs);
    return at(now.setDate(now.getDate() - 1));
  }
  const isDate = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}$/.test(text);
  const ms = isDate ? Date.parse(text.replace(' ', 'T')) : Number.NaN;
  if (Number.isNaN(ms)) {
    throw new UsageError(
      `Expected a time like 02:30 or "2026-11-24 02:30" after --at, got \`${text}\``,
    );
  }
  return ms;
}
