/** Lines up rows of text in columns. */

import { stripVTControlCharacters } from 'node:util';

export interface TableOptions {
  readonly colours: boolean;
}

/** Columns are two blanks apart; the last is not padded. Control characters are shown as blanks. */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { colours }: TableOptions,
): string {
  const cells = rows.map((row) => row.map(clean));
  const widths = header.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => widthOf(row[column] ?? ''))),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : pad(cell, widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  const head = line(header);
  return [colours ? dim(head) : head, ...cells.map(line)].join('\n');
}

/** The same without a header, indented by two blanks. */
export function formatRows(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const table = formatTable(
    Array.from({ length: columns }, () => ''),
    rows,
    { colours: false },
  );
  return table
    .split('\n')
    .slice(1)
    .map((row) => `  ${row}`)
    .join('\n');
}

/** Takes away what would move the cursor or colour the terminal; line ends become blanks. */
export function clean(text: string): string {
  return stripVTControlCharacters(text).replace(/\p{Cc}/gu, ' ');
}

function dim(text: string): string {
  return `\u001b[2m${text}\u001b[22m`;
}

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - widthOf(cell)));
}

/** Characters as a terminal counts them, with the wide East Asian ones and emoji as two. */
function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of SEGMENTER.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

const SEGMENTER = new Intl.Segmenter('en');
const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Script=Han}/u;
