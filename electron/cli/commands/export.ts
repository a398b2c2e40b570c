/** `cronpilot export`: writes tasks in the formats of other schedulers, and as definitions. */

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { AppError } from '../../shared/errors.ts';
import type { TaskId } from '../../shared/task.ts';
import { type Exported, exportFormats } from '../../shared/transfer.ts';
import { EXIT, UsageError } from '../cli-error.ts';
import { type Command, type Context, parseCommand } from '../context.ts';
import { findTask } from '../find-task.ts';
import { listTasks } from '../list-tasks.ts';

export const exportCommand: Command = async (args, context) => {
  const { values, positionals } = parseCommand(args, {
    format: { type: 'string', default: 'yaml' },
    output: { type: 'string' },
    update: { type: 'string' },
  });
  const format = exportFormats.find((each) => each === values.format);
  if (!format) {
    throw new UsageError(
      `Expected --format to be one of ${exportFormats.join(', ')}, got \`${values.format}\``,
    );
  }
  if (values.update !== undefined && (format !== 'yaml' || values.output !== undefined)) {
    throw new UsageError('Expected --update without --format and --output: it is for definitions');
  }
  const taskIds = await findIds(positionals, context);
  if (values.update !== undefined) return await update(values.update, taskIds, context);
  const exported = await context.client.call('export.render', { taskIds, format });
  if (values.json) context.output.print(JSON.stringify(exported, null, 2));
  else write(exported, values.output, context);
  return exported.files.length === 0 ? EXIT.failed : EXIT.ok;
};

/** Each word is a task of its own here. */
async function findIds(names: readonly string[], { client }: Context): Promise<TaskId[] | null> {
  if (names.length === 0) return null;
  const tasks = await listTasks(client);
  return names.map((name) => findTask(tasks, name).id);
}

function write(
  { files, problems }: Exported,
  target: string | undefined,
  { output, cwd }: Context,
): void {
  for (const { taskName, isLeftOut, sentence } of problems) {
    output.warn(`${isLeftOut ? 'Left out: ' : ''}${taskName}: ${sentence}`);
  }
  if (target === undefined) {
    for (const [at, { filename, text }] of files.entries()) {
      const head = files.length === 1 ? '' : `${at === 0 ? '' : '\n'}# ${filename}\n`;
      output.print(`${head}${text.trimEnd()}`);
    }
    return;
  }
  const path = resolve(cwd, target);
  const [first] = files;
  if (files.length === 1 && first) return writeWhole(path, first.text);
  mkdirSync(path, { recursive: true });
  for (const { filename, text } of files) writeWhole(join(path, filename), text);
}

async function update(
  file: string,
  taskIds: TaskId[] | null,
  { client, cwd, output }: Context,
): Promise<number> {
  const path = resolve(cwd, file);
  const before = readText(path);
  const { text } = await client.call('export.update', { text: before, taskIds });
  if (text === before) output.print(`${file} is up to date.`);
  else {
    writeWhole(path, text);
    output.print(`${file} is updated.`);
  }
  return EXIT.ok;
}

/** @throws AppError `not_found` */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new AppError('not_found', `The file ${path} cannot be read.`, { cause });
  }
}

function writeWhole(path: string, text: string): void {
  try {
    writeFileSync(`${path}.part`, text);
    renameSync(`${path}.part`, path);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('unavailable', `${path} cannot be written: ${why}`, { cause });
  }
}
