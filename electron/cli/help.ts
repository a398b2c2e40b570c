/** The text of `cronpilot help`, and of the help on one command. */

import {
  ADD_HELP,
  COMMAND_HELP,
  type CommandHelp,
  COMMON_HELP,
  EXIT_CODE_HELP,
  type HelpLine,
  NAME_HELP,
  OTHER_NAMES,
  RUN_EXIT_CODE_HELP,
  VARIABLE_HELP,
  wordsOf,
} from './help-table.ts';

const TEXT_COLUMN = 25;
const OPTION_COLUMN = 27;

export const HELP = [
  'Usage: cronpilot COMMAND [OPTIONS]',
  '',
  'Talks to the CronPilot that runs on this computer.',
  '',
  'Commands',
  ...rowsOf(COMMAND_HELP),
  '',
  NAME_HELP,
  '',
  'Everywhere',
  ...COMMON_HELP.map((each) => row(each, 2, TEXT_COLUMN)),
  '',
  'add',
  ...ADD_HELP.map((each) => row(each, 2, TEXT_COLUMN)),
  '',
  'Exit codes',
  ...EXIT_CODE_HELP.map(({ usage, text }) => `  ${usage}  ${text}`),
  ...RUN_EXIT_CODE_HELP.split('\n').map((each) => `  ${each}`),
  '',
  'Environment',
  ...VARIABLE_HELP.map((each) => row(each, 2, TEXT_COLUMN)),
].join('\n');

/** What `cronpilot run --help` says. @param name of a command that there is */
export function helpOn(name: string): string {
  const commands = COMMAND_HELP.filter((command) => wordsOf(command)[0] === name);
  const takesTask = commands.some(({ usage }) => /\bNAME\b/.test(usage)) && !OTHER_NAMES.has(name);
  return [
    `Usage: cronpilot ${name}${commands.length > 1 ? ' ...' : (commands[0]?.usage.slice(name.length) ?? '')}`,
    '',
    ...rowsOf(commands),
    ...(name === 'add' ? ADD_HELP.map((each) => row(each, 6, OPTION_COLUMN)) : []),
    ...(takesTask ? ['', NAME_HELP] : []),
    '',
    'Everywhere',
    ...COMMON_HELP.map((each) => row(each, 2, TEXT_COLUMN)),
    ...(name === 'run' ? ['', RUN_EXIT_CODE_HELP] : []),
  ].join('\n');
}

function rowsOf(commands: readonly CommandHelp[]): readonly string[] {
  return commands.flatMap(({ options = [], ...command }) => [
    row(command, 2, TEXT_COLUMN),
    ...options.map((option) => row(option, 6, OPTION_COLUMN)),
  ]);
}

function row({ usage, text }: HelpLine, indent: number, column: number): string {
  const start = `${' '.repeat(indent)}${usage}`;
  if (usage === '') return `${start}${text}`;
  return `${start.padEnd(column - 1)} ${text}`.trimEnd();
}
