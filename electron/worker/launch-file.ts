/** Writes a run's program, environment and folder as shell text that cannot be misread. */

/** Longest single argument or variable the Linux kernel passes on (MAX_ARG_STRLEN, less its NUL). */
export const MAX_ARGUMENT_BYTES = 131_071;

export interface LaunchPlan {
  readonly logPath: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Program as an absolute path, then its arguments. */
  readonly argv: readonly [string, ...string[]];
  readonly nice: number;
}

/** Absolute paths of the two programs that prepare a run. */
export interface LaunchTools {
  readonly envPath: string;
  readonly nicePath: string;
}

/**
 * One word of POSIX shell that stands for `text` byte for byte.
 * @throws Error on NUL, which no argument of a process can hold.
 */
export function quoteForShell(text: string): string {
  if (text.includes('\0')) throw new Error('Expected a text without NUL characters');
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * The file that the supervisor sources in the task's own process. `env -i` sets exactly the given
 * variables; it would take a program whose path holds `=` for one more, so `nice` goes between.
 */
export function launchFileText(plan: LaunchPlan, tools: LaunchTools): string {
  const [program] = plan.argv;
  const variables = Object.entries(plan.env).map(([name, value]) => `${name}=${value}`);
  const nice =
    plan.nice > 0 || program.includes('=') ? [tools.nicePath, '-n', String(plan.nice)] : [];
  const words = [tools.envPath, '-i', '--', ...variables, ...nice, ...plan.argv];
  return [
    `exec >>${quoteForShell(plan.logPath)} 2>&1 3>&-`,
    `cd -- ${quoteForShell(plan.cwd)} || exit 126`,
    `exec ${words.map(quoteForShell).join(' ')}`,
    '',
  ].join('\n');
}
