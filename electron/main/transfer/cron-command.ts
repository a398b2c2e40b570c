/** The command of a crontab line: `%` is a line break, and what follows the first one is its input. */

const END_MARK = 'CRONPILOT_INPUT';

export interface CronCommand {
  readonly command: string;
  /** What the command reads; null when nothing is given to it. */
  readonly input: string | null;
}

/** `\%` is a percent sign. */
export function splitPercent(text: string): CronCommand {
  const parts = text.split(/(?<!\\)%/).map((part) => part.replaceAll('\\%', '%'));
  const [command = '', ...lines] = parts;
  return { command, input: lines.length === 0 ? null : `${lines.join('\n').replace(/\n$/, '')}\n` };
}

/** The opposite; null for what no crontab line can say. */
export function joinPercent({ command, input }: CronCommand): string | null {
  // A backslash at an end would escape the break that follows, and be lost at the end of the line.
  const isSayable = (text: string) => !/\r|\\(\n|$)/.test(text);
  if (command.includes('\n') || command.trim() === '' || !isSayable(command)) return null;
  const escape = (text: string) => text.replaceAll('%', '\\%');
  if (input === null) return escape(command);
  if (!isSayable(input)) return null;
  return [command, ...input.replace(/\n$/, '').split('\n')].map(escape).join('%');
}

/** One shell text that gives the command its input. */
export function withInput({ command, input }: CronCommand): string {
  if (input === null) return command;
  let mark = END_MARK;
  while (input.split('\n').includes(mark)) mark += '_';
  return `{ ${command}\n} <<'${mark}'\n${input}${mark}`;
}

/** Finds the two parts of what `withInput` made; any other text is a command alone. */
export function withoutInput(text: string): CronCommand {
  const match = /^\{ ([^\n]*)\n\} <<'(CRONPILOT_INPUT_*)'\n([\s\S]*)$/.exec(text);
  const [, command, mark, rest] = match ?? [];
  if (command === undefined || mark === undefined || !rest?.endsWith(mark)) {
    return { command: text, input: null };
  }
  return { command, input: rest.slice(0, -mark.length) };
}
