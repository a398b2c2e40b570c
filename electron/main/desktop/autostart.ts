/** Linux: the file that makes a desktop start CronPilot at login. */

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface AutostartOptions {
  /** Program and arguments that start CronPilot without a window. */
  readonly command: readonly [string, ...string[]];
  readonly homeDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Writes or removes the file, as the Desktop Application Autostart Specification has it; does
 * nothing where it is right already. @throws when the folder cannot be written
 */
export function setAutostart(
  openAtLogin: boolean,
  { command, homeDir, env }: AutostartOptions,
): void {
  const configHome = env['XDG_CONFIG_HOME'];
  const configDir = configHome?.startsWith('/') ? configHome : join(homeDir, '.config');
  const path = join(configDir, 'autostart', 'cronpilot.desktop');
  if (!openAtLogin) {
    rmSync(path, { force: true });
    return;
  }
  const entry = autostartEntry(command);
  if (readIfThere(path) === entry) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, entry);
  renameSync(`${path}.new`, path);
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Characters for which an argument has to be quoted: Desktop Entry Specification, "The Exec key". */
const RESERVED = /[\s"'\\><~|&;$*?#()`]/;

/** @param command program and arguments, as they are to reach the process */
export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=CronPilot',
    'Comment=Runs your tasks on schedule',
    `Exec=${escapeValue(command.map(quoteArgument).join(' '))}`,
    'Icon=cronpilot',
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** `%` begins a field code, also inside quotes. */
function quoteArgument(argument: string): string {
  const plain = argument.replaceAll('%', '%%');
  if (plain !== '' && !RESERVED.test(plain)) return plain;
  return `"${plain.replace(/["`$\\]/g, (character) => `\\${character}`)}"`;
}

/** The general escapes of a value, on top of the quotes: one backslash is written as two. */
function escapeValue(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r');
}
