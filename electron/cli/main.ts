/** Picks the command that the arguments name and turns what goes wrong into words and an exit code. */

import { EXIT, toFailure, UsageError } from './cli-error.ts';
import { addCommand } from './commands/add.ts';
import { apiCommand } from './commands/api.ts';
import { applyCommand } from './commands/apply.ts';
import { backupCommand } from './commands/backup.ts';
import { completionCommand } from './commands/completion.ts';
import { disableCommand, enableCommand } from './commands/enable.ts';
import { exportCommand } from './commands/export.ts';
import { historyCommand, revertCommand } from './commands/history.ts';
import { hookCommand } from './commands/hook.ts';
import { importCommand } from './commands/import.ts';
import { installCliCommand } from './commands/install-cli.ts';
import { listCommand } from './commands/list.ts';
import { logsCommand } from './commands/logs.ts';
import { mailCommand } from './commands/mail.ts';
import { muteCommand, unmuteCommand } from './commands/mute.ts';
import { nextCommand } from './commands/next.ts';
import { pauseCommand, resumeCommand } from './commands/pause.ts';
import { runCommand } from './commands/run.ts';
import { secretCommand } from './commands/secret.ts';
import { startCommand } from './commands/start.ts';
import { statusCommand } from './commands/status.ts';
import { stopCommand } from './commands/stop.ts';
import { whyCommand } from './commands/why.ts';
import type { Command, Context } from './context.ts';
import { HELP, helpOn } from './help.ts';

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['status', statusCommand],
  ['start', startCommand],
  ['list', listCommand],
  ['next', nextCommand],
  ['run', runCommand],
  ['stop', stopCommand],
  ['logs', logsCommand],
  ['why', whyCommand],
  ['add', addCommand],
  ['enable', enableCommand],
  ['disable', disableCommand],
  ['hook', hookCommand],
  ['history', historyCommand],
  ['revert', revertCommand],
  ['import', importCommand],
  ['export', exportCommand],
  ['apply', applyCommand],
  ['secret', secretCommand],
  ['backup', backupCommand],
  ['api', apiCommand],
  ['mute', muteCommand],
  ['unmute', unmuteCommand],
  ['mail', mailCommand],
  ['pause', pauseCommand],
  ['resume', resumeCommand],
  ['completion', completionCommand],
  ['install-cli', installCliCommand],
]);

/** Resolves to the exit code; never rejects. */
export async function main(
  args: readonly string[],
  context: Context,
  version: string,
): Promise<number> {
  const verbose = args.includes('--verbose');
  const words = args.filter((arg) => arg !== '--verbose');
  try {
    return await runCommandOf(words, context, version);
  } catch (error) {
    const [name = ''] = words;
    const { exitCode, message } = toFailure(error, verbose, COMMANDS.has(name) ? name : null);
    context.output.warn(message);
    return exitCode;
  }
}

async function runCommandOf(
  [name, ...rest]: readonly string[],
  context: Context,
  version: string,
): Promise<number> {
  if (name === '--version') return say(version, context);
  const isHelp = name === 'help' || name === '--help' || name === '-h';
  if (isHelp && rest[0] === undefined) return say(HELP, context);
  const commandName = isHelp ? rest[0] : name;
  if (commandName === undefined) throw new UsageError('Expected a command');
  const command = COMMANDS.get(commandName);
  if (!command) throw new UsageError(`Expected a command, got \`${commandName}\``);
  if (isHelp || rest.some((word) => word === '--help' || word === '-h'))
    return say(helpOn(commandName), context);
  return command(rest, context);
}

function say(text: string, { output }: Context): number {
  output.print(text);
  return EXIT.ok;
}
