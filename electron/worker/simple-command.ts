/** Commands so plain that a shell would only execute them, which can be done without the shell. */

/** Shells that read no start-up file for `-c` (but for BASH_ENV). */
const plainShells = ['sh', 'bash', 'dash'];

/** Characters that mean nothing to these shells; `=` in the first word would be an assignment. */
const PLAIN_COMMAND = /^\/[\w/.+@%,:-]+( +[\w/.+@%,:=-]+)*$/;

/**
 * The words of a command that starts with an absolute path and has nothing to expand, quote or
 * redirect; null for any other. Saves the start of a shell, a third of the cost of a small run.
 */
export function simpleCommandWords(
  command: string,
  shellName: string,
  env: Readonly<Record<string, string>>,
): readonly [string, ...string[]] | null {
  if (!plainShells.includes(shellName) || env['BASH_ENV'] !== undefined) return null;
  const trimmed = command.trim();
  if (!PLAIN_COMMAND.test(trimmed)) return null;
  return trimmed.split(/ +/) as [string, ...string[]];
}
