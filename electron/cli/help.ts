/** The text of `cronpilot help`. */

import {
  ADD_HELP,
  COMMAND_HELP,
  COMMON_HELP,
  EXIT_CODE_HELP,
  type HelpLine,
  NAME_HELP,
  RUN_EXIT_CODE_HELP,
  VARIABLE_HELP,
} from './help-table.ts';

const TEXT_COLUMN = 25;
const OPTION_COLUMN = 27;

export const HELP = [
  'Usage: cronpilot COMMAND [OPTIONS]',
  '',
  'Talks to the CronPilot that runs on this computer.',
  '',
  'Commands',
  ...COMMAND_HELP.flatMap(({ options = [], ...command }) => [
    row(command, 2, TEXT_COLUMN),
    ...options.map((option) => row(option, 6, OPTION_COLUMN)),
  ]),
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

function row({ usage, text }: HelpLine, indent: number, column: number): string {
  const start = `${' '.repeat(indent)}${usage}`;
  if (usage === '') return `${start}${text}`;
  return `${start.padEnd(column - 1)} ${text}`.trimEnd();
}
