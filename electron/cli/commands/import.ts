/** `cronpilot import`: shows what other schedulers have, and adds it to the tasks. */

import { describeStarts } from '../../shared/describe-triggers.ts';
import { AppError } from '../../shared/errors.ts';
import type { Task } from '../../shared/task.ts';
import type { ImportEntry, ImportSource } from '../../shared/transfer.ts';
import { absolutePath } from '../absolute-path.ts';
import { EXIT, UsageError } from '../cli-error.ts';
import { type Command, type Context, parseCommand } from '../context.ts';
import { clean, formatTable } from '../table.ts';

export const importCommand: Command = async (args, context) => {
  const { values, positionals } = parseCommand(args, {
    from: { type: 'string' },
    store: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
  });
  const { from: source, json } = values;
  if (source !== undefined && positionals.length > 0) {
    throw new UsageError('Expected either --from SOURCE or files');
  }
  if (source === undefined && positionals.length === 0) return await listSources(json, context);
  const entries = await readEntries(source, positionals, context);
  if (!values.store) return show(entries, json, context);
  return await store(entries, values.all, json, context);
};

async function listSources(json: boolean, { client, output }: Context): Promise<number> {
  const sources = await client.call('import.sources', undefined);
  if (json) output.print(JSON.stringify(sources, null, 2));
  else if (sources.length === 0) output.print('No other scheduler has tasks here.');
  else {
    output.print(formatTable(['SOURCE', 'TASKS', 'NOT UNDERSTOOD'], sources.map(toRow), output));
    output.print('\nSee them: cronpilot import --from SOURCE');
  }
  return EXIT.ok;
}

function toRow({ id, entryCount, refusedCount }: ImportSource): readonly string[] {
  return [id, String(entryCount), refusedCount === 0 ? '' : String(refusedCount)];
}

async function readEntries(
  source: string | undefined,
  paths: readonly string[],
  { client, cwd }: Context,
): Promise<readonly ImportEntry[]> {
  if (source !== undefined) {
    return (await client.call('import.read', { from: 'source', id: source })).entries;
  }
  const entries: ImportEntry[] = [];
  for (const path of paths) {
    const request = { from: 'path', path: absolutePath(path, cwd) } as const;
    entries.push(...(await client.call('import.read', request)).entries);
  }
  return entries;
}

function show(entries: readonly ImportEntry[], json: boolean, { output }: Context): number {
  if (json) {
    output.print(JSON.stringify(entries, null, 2));
    return EXIT.ok;
  }
  for (const entry of entries) output.print(`${describe(entry)}\n`);
  const count = entries.filter(({ input }) => input !== null).length;
  output.print(
    `${count} of ${entries.length} can be imported. Add them, switched off, with --store.`,
  );
  return EXIT.ok;
}

/** The name, when it starts, what it runs, and what is worth knowing; each on a line. */
function describe({ input, origin, line, original, notes, refusal }: ImportEntry): string {
  const place = line === null ? origin : `${origin}:${line}`;
  const told = notes.map(({ kind, text }) => `  ${kind === 'warning' ? '!' : '-'} ${text}`);
  if (input === null) return [clean(original), `  ${place}`, `  x ${refusal}`, ...told].join('\n');
  const starts = describeStarts(input, { find: () => null });
  const { action } = input;
  const what =
    action.kind === 'command' ? action.command : 'path' in action ? action.path : action.url;
  return [input.name, `  ${place}`, `  ${starts}`, `  ${clean(what)}`, ...told].join('\n');
}

async function store(
  entries: readonly ImportEntry[],
  isAll: boolean,
  json: boolean,
  { client, output }: Context,
): Promise<number> {
  const chosen = entries.filter(({ isForeign }) => isAll || !isForeign);
  const inputs = chosen.flatMap(({ input }) => (input === null ? [] : [input]));
  for (const { original, origin, line, refusal } of entries) {
    if (refusal !== null)
      output.warn(
        `Left out: ${original} (${origin}${line === null ? '' : `:${line}`}): ${refusal}`,
      );
  }
  const foreignCount = entries.length - chosen.length;
  if (foreignCount > 0)
    output.warn(`Left out: ${foreignCount} that run as another user. Add them too with --all.`);
  if (inputs.length === 0) throw new AppError('invalid_input', 'There is nothing to import.');
  const tasks = await client.call('import.store', { inputs });
  output.print(json ? JSON.stringify(tasks, null, 2) : stored(tasks));
  return EXIT.ok;
}

function stored(tasks: readonly Task[]): string {
  const lines = tasks.map(({ id, name }) => `  #${id}  ${name}`);
  const count = tasks.length === 1 ? '1 task is' : `${tasks.length} tasks are`;
  return [
    `${count} imported, switched off:`,
    ...lines,
    'Switch one on: cronpilot enable NAME',
  ].join('\n');
}
