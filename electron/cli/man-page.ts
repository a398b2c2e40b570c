/** The manual page `cronpilot(1)`, made of the same table as the help. */

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

/** In troff's man macros. */
export function manPage(): string {
  const parts = [
    '.TH CRONPILOT 1 "" CronPilot "User Commands"',
    '.SH NAME',
    'cronpilot \\- runs commands on time and says why they did not run',
    '.SH SYNOPSIS',
    '.B cronpilot',
    '.I COMMAND',
    '.RI [ OPTIONS ]',
    '.SH DESCRIPTION',
    'Talks to the CronPilot that runs on this computer, over a socket that only its user can open.',
    '.PP',
    ...paragraph(NAME_HELP),
    '.SH COMMANDS',
    ...COMMAND_HELP.flatMap(({ options = [], ...command }) => [
      ...item(command),
      ...(options.length === 0 ? [] : ['.RS', ...options.flatMap(item), '.RE']),
    ]),
    '.SH OPTIONS',
    ...COMMON_HELP.flatMap(item),
    '.SH OPTIONS OF ADD',
    ...ADD_HELP.flatMap(item),
    '.SH EXIT STATUS',
    ...EXIT_CODE_HELP.flatMap(item),
    '.PP',
    ...paragraph(RUN_EXIT_CODE_HELP),
    '.SH ENVIRONMENT',
    ...VARIABLE_HELP.flatMap(item),
  ];
  return `${parts.join('\n')}\n`;
}

function item({ usage, text }: HelpLine): readonly string[] {
  if (usage === '') return ['.PP', escape(text)];
  return ['.TP', `.B ${escape(usage)}`, ...(text === '' ? ['\\&'] : [escape(text)])];
}

function paragraph(text: string): readonly string[] {
  return text.split('\n').map(escape);
}

/** A line that begins with a point or an apostrophe would be a command of troff. */
function escape(text: string): string {
  const plain = text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('`', '');
  return /^[.']/.test(plain) ? `\\&${plain}` : plain;
}
