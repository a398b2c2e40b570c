/** Writes a run's program, environment and folder as shell text that cannot be misread. */

/** Longest single argument or variable the Linux kernel passes on (MAX_ARG_STRLEN, less its NUL). */
export const MAX_ARGUMENT_BYTES = 131_071;

/** What the launcher's shell itself has in its environment. */
const LAUNCHER_VARIABLES = 'LC_ALL PATH PWD OLDPWD';

/** Read-only, computed or obeyed by bash or dash. */
const SHELL_VARIABLES =
  /^(BASH.*|COMP_.*|COMPREPLY|DIRSTACK|EPOCH.*|E?UID|PPID|FUNCN.*|GROUPS|HIST.*|IFS|LINENO|MAIL.*|OPT.*|PIPESTATUS|POSIXLY_CORRECT|PS\d|S?RANDOM|SECONDS|SHELLOPTS|TMOUT)$/;

export interface LaunchPlan {
  /** The launch file itself, which empties itself. */
  readonly launchPath: string;
  /** The log, or the named pipe of a run whose output is masked on the way. */
  readonly outputPath: string;
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
 * It is one compound command, which a shell reads whole before it begins: so the first thing it
 * does is to empty the file, and no environment lies on the disk while the task runs; and a new
 * LC_ALL cannot change how the rest is read. The file itself stays, as a trace of the start.
 *
 * The shell sets the variables itself where it can, which saves a process image a third of the
 * cost of a small run, and keeps them out of the arguments that everybody can see; `SHLVL` and `_`
 * are then the shell's own. Folder first: `cd` sets OLDPWD. A locale that is not installed is no
 * business of the log.
 */
export function launchFileText(plan: LaunchPlan, tools: LaunchTools): string {
  const odd = oddVariables(plan.env);
  const plain = Object.entries(plan.env).filter(([name]) => !odd.includes(name));
  const start = odd.length === 0 ? [] : [tools.envPath, '--', ...assignments(plan.env, odd)];
  const commands = [
    `true >${quoteForShell(plan.launchPath)}`,
    `exec >>${quoteForShell(plan.outputPath)} 2>&1 3>&- 4>&-`,
    `cd -- ${quoteForShell(plan.cwd)} || exit 126`,
    `unset -v ${LAUNCHER_VARIABLES}`,
    ...exportCommand(plain.map(([name, value]) => `${name}=${value}`)),
    `exec ${words(...start, ...niceWords(plan, tools, odd.length > 0), ...plan.argv)}`,
  ];
  return `{ ${commands.join('; ')}; }\n`;
}

/** Names of variables that a shell cannot hold like any other; `env` gets them as arguments. */
export function oddVariables(env: LaunchPlan['env']): readonly string[] {
  return Object.keys(env).filter((name) => !isPlainVariable(name));
}

function assignments(env: LaunchPlan['env'], names: readonly string[]): readonly string[] {
  return names.map((name) => `${name}=${env[name]}`);
}

/** Without variables `export` would print those there are. */
function exportCommand(variables: readonly string[]): readonly string[] {
  return variables.length === 0 ? [] : [`export ${words(...variables)} 2>/dev/null`];
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
