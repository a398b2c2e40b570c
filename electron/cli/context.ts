/** What every command gets: the arguments, the client, and where to write. */

import { type ParseArgsConfig, parseArgs } from 'node:util';

import type { AppProgram } from './app-program.ts';
import type { Client } from './client.ts';
import { UsageError } from './cli-error.ts';

export interface Output {
  /** Writes a whole line, or lines, to stdout. */
  print(text: string): void;
  /** The same to stderr. */
  warn(text: string): void;
  /** Writes the bytes of a log as they are; resolves when more can be taken. */
  write(bytes: Uint8Array): Promise<void>;
  /** Shows a passing word on a terminal, in place of the last one; an empty one takes it away. */
  passing(text: string): void;
  /** May colours be used on stdout? */
  readonly colours: boolean;
  /** Of a terminal; null where stdout is none, and lines may be as long as they like. */
  readonly columns: number | null;
}

export interface Context {
  readonly client: Client;
  readonly output: Output;
  /** What is told when a signal or a closed pipe cuts the command short. */
  readonly setLastWords: (text: string) => void;
  /** Asks for a text without showing it, or reads it from a pipe. */
  readonly readHidden: (question: string) => Promise<string>;
  /** Folder that relative paths in the arguments are meant from. */
  readonly cwd: string;
  /** The PATH of the shell that asks. */
  readonly searchPath: string;
  readonly now: () => number;
  /** What `start` starts; null when it is nowhere. */
  readonly appProgram: AppProgram | null;
}

/** A command resolves to its exit code. */
export type Command = (args: readonly string[], context: Context) => Promise<number>;

type Options = NonNullable<ParseArgsConfig['options']>;

/** `--json` is everywhere; `--verbose` is taken out before. */
const COMMON = { json: { type: 'boolean', default: false } } as const satisfies Options;

/** @throws UsageError worded by Node: "Unknown option '--foo'". */
export function parseCommand<const T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({
      args: joinNumbers(args, options),
      options: { ...options, ...COMMON },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    const isUsage = error instanceof TypeError && 'code' in error;
    if (!isUsage) throw error;
    throw new UsageError(error.message.split('. To specify')[0] ?? error.message, { cause: error });
  }
}

/** `--priority -1`: what looks like a number is a value, and no option. */
function joinNumbers(args: readonly string[], options: Options): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1) ?? '';
    const takesValue = before.startsWith('--') && options[before.slice(2)]?.type === 'string';
    if (takesValue && /^-\d/.test(arg)) joined.splice(-1, 1, `${before}=${arg}`);
    else joined.push(arg);
  }
  return joined;
}

/** The words after a command as one name, so that a name with blanks needs no quotes. */
export function nameIn(positionals: readonly string[], command: string): string {
  const name = positionals.join(' ').trim();
  if (name === '') throw new UsageError(`Expected a task: cronpilot ${command} NAME`);
  return name;
}

export function refusePositionals(positionals: readonly string[], command: string): void {
  if (positionals.length === 0) return;
  throw new UsageError(`Expected nothing after \`${command}\`, got \`${positionals.join(' ')}\``);
}
