/** `cronpilot history TASK` and `cronpilot revert TASK REVISION`: the edits of a task, and a way back. */

import { formatDateTime } from '../../shared/duration.ts';
import type { TaskRevisionSummary } from '../../shared/task-diff.ts';
import { EXIT, UsageError } from '../cli-error.ts';
import { type Command, nameIn, parseCommand } from '../context.ts';
import { findTask } from '../find-task.ts';
import { listTasks } from '../list-tasks.ts';
import { formatTable } from '../table.ts';

const HEADER = ['REVISION', 'WHEN', 'WHAT'];

export const historyCommand: Command = async (args, { client, output, now }) => {
  const { values, positionals } = parseCommand(args, {});
  const { id: taskId } = findTask(await listTasks(client), nameIn(positionals, 'history'));
  const revisions = await client.call('tasks.revisions', { taskId });
  const rows = revisions.flatMap((revision) => toRows(revision, now()));
  output.print(
    values.json ? JSON.stringify(revisions, null, 2) : formatTable(HEADER, rows, output),
  );
  return EXIT.ok;
};

export const revertCommand: Command = async (args, { client, output }) => {
  const { values, positionals } = parseCommand(args, {});
  const revision = Number(positionals.at(-1));
  if (positionals.length < 2 || !Number.isInteger(revision) || revision < 1) {
    throw new UsageError('Expected a task and a revision: cronpilot revert NAME REVISION');
  }
  const name = nameIn(positionals.slice(0, -1), 'revert');
  const { id: taskId } = findTask(await listTasks(client), name);
  const task = await client.call('tasks.revert', { taskId, revision });
  const sentence = `${task.name} is as it was in revision ${revision}; that is revision ${task.revision} now.`;
  output.print(values.json ? JSON.stringify(task, null, 2) : sentence);
  return EXIT.ok;
};

/** A line for each changed field; number and time stand on the first. */
function toRows(
  { revision, createdAtMs, changes }: TaskRevisionSummary,
  nowMs: number,
): readonly (readonly string[])[] {
  const sentences =
    changes.length === 0 ? ['First stored'] : changes.map(({ sentence }) => sentence);
  return sentences.map((sentence, at) =>
    at === 0
      ? [String(revision), formatDateTime(createdAtMs, nowMs), sentence]
      : ['', '', sentence],
  );
}
