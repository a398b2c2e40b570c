/** Writes a run's program, environment and folder as shell text that cannot be misread. */

/** Longest single argument or variable the Linux kernel passes on (MAX_ARG_STRLEN, less its NUL). */
export const MAX_ARGUMENT_BYTES = 131_071;

/** What the launcher's shell itself has in its environment. */
const LAUNCHER_VARIABLES = 'LC_ALL PATH PWD OLDPWD';

/** Read-only, computed or obeyed by bash or dash. */
const SHELL_VARIABLES =
  /^(BASH.*|COMP_.*|COMPREPLY|DIRSTACK|EPOCH.*|E?UID|PPID|FUNCN.*|GROUPS|HIST.*|IFS|LINENO|MAIL.*|OPT.*|PIPESTATUS|POSIXLY_CORRECT|PS\d|S?RANDOM|SECONDS|SHELLOPTS|TMOUT)$/;

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
 * The file that the supervisor sources in the task's own process.
 *
 * The shell sets the variables itself where it can, which saves a process image a third of the
 * cost of a small run; `SHLVL` and `_` are then the shell's own. The last line is one line because
 * a shell reads it whole before a new LC_ALL could change how it reads. Folder first: `cd` sets
 * OLDPWD. A locale that is not installed is no business of the log.
 */
export function launchFileText(plan: LaunchPlan, tools: LaunchTools): string {
  const variables = Object.entries(plan.env).map(([name, value]) => `${name}=${value}`);
  const start = Object.keys(plan.env).every(isPlainVariable)
    ? `unset -v ${LAUNCHER_VARIABLES}; ${exportLine(variables)}exec ${words(...niceWords(plan, tools, false), ...plan.argv)}`
    : `exec ${words(tools.envPath, '-i', '--', ...variables, ...niceWords(plan, tools, true), ...plan.argv)}`;
  return [
    `exec >>${quoteForShell(plan.logPath)} 2>&1 3>&-`,
    `cd -- ${quoteForShell(plan.cwd)} || exit 126`,
    start,
    '',
  ].join('\n');
}

/** Without variables `export` would print those there are. */
function exportLine(variables: readonly string[]): string {
  return variables.length === 0 ? '' : `export ${words(...variables)} 2>/dev/null; `;
}

function words(...texts: readonly string[]): string {
  return texts.map(quoteForShell).join(' ');
}

/** `env` takes a program whose path holds `=` for one more variable; `nice` does not. */
function niceWords(plan: LaunchPlan, tools: LaunchTools, isForEnv: boolean): readonly string[] {
  const isNeeded = plan.nice > 0 || (isForEnv && plan.argv[0].includes('='));
  return isNeeded ? [tools.nicePath, '-n', String(plan.nice)] : [];
}

/** A shell can hold it like any other: no name that bash or dash gives a meaning of its own. */
function isPlainVariable(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !SHELL_VARIABLES.test(name);
}
