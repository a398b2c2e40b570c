/** `cronpilot export`: writes tasks in the formats of other schedulers, and as definitions. */

import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

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
  if (!first) return;
  if (files.length === 1) return writeFile(path, first.text);
  makeFolder(path);
  for (const { filename, text } of files) writeWhole(join(path, filename), text);
}

/** @throws UsageError when it cannot be a file; nothing was written then */
function writeFile(path: string, text: string): void {
  const folder = dirname(path);
  const expected = 'Expected --output to be a file in a folder that is there';
  if (!isFolder(folder))
    throw new UsageError(`${expected}, got ${path}: there is no folder ${folder}`);
  if (isFolder(path)) throw new UsageError(`${expected}, got the folder ${path}`);
  writeWhole(path, text);
}

/** @throws UsageError when a file is in its place, AppError `unavailable` */
function makeFolder(path: string): void {
  if (existsSync(path) && !isFolder(path)) {
    throw new UsageError(
      `Expected --output to be a folder for several files, got the file ${path}`,
    );
  }
  try {
    mkdirSync(path, { recursive: true });
  } catch (cause) {
    throw cannotBe('made', path, cause);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
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
    throw cannotBe('written', path, cause);
  }
}

function cannotBe(what: 'made' | 'written', path: string, cause: unknown): AppError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new AppError('unavailable', `${path} cannot be ${what}: ${why}`, { cause });
}
