/** The command of a crontab line: `%` is a line break, and what follows the first one is its input. */

const END_MARK = 'CRONPILOT_INPUT';

export interface CronCommand {
  readonly command: string;
  /** What the command reads; null when nothing is given to it. */
  readonly input: string | null;
}

/**
 * `\%` is a percent sign. As cron reads it, the backslash may itself be escaped in the command and
 * not in its input: `\\%` is a break in the former, and a backslash with a percent sign in the latter.
 */
export function splitPercent(text: string): CronCommand {
  const command = /^(?:\\.|[^\\%])*\\?/s.exec(text)?.[0] ?? '';
  const plain = command.replace(/\\(.)/gs, (pair, char: string) => (char === '%' ? '%' : pair));
  if (command.length === text.length) return { command: plain, input: null };
  const lines = text
    .slice(command.length + 1)
    .split(/(?<!\\)%/)
    .map((part) => part.replaceAll('\\%', '%'));
  return { command: plain, input: `${lines.join('\n').replace(/\n$/, '')}\n` };
}

/** The opposite; null for what no crontab line can say. */
export function joinPercent({ command, input }: CronCommand): string | null {
  // A backslash at an end would escape the break that follows, and be lost at the end of the line.
  const isSayable = (text: string) => !/\r|\\(\n|$)/.test(text);
  // Debian's cron takes a star for one part too many, and refuses the whole crontab.
  const isLine =
    /^\s*[^\s*]/.test(command) && !/[\n\r]/.test(command) && !ESCAPED_PERCENT.test(command);
  const isEnded = input === null ? isSayable(command) : !ENDS_ESCAPING.test(command);
  if (!isLine || !isEnded) return null;
  const escape = (text: string) => text.replaceAll('%', '\\%');
  if (input === null) return escape(command);
  if (!isSayable(input)) return null;
  return [command, ...input.replace(/\n$/, '').split('\n')].map(escape).join('%');
}

/** An odd number of backslashes, of which the last is free to escape what follows. */
const ODD = String.raw`(?<!\\)(?:\\\\)*\\`;
const ENDS_ESCAPING = new RegExp(`${ODD}$`);
const ESCAPED_PERCENT = new RegExp(`${ODD}%`);

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
