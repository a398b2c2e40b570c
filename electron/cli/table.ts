/** Lines up rows of text in columns. */

import { stripVTControlCharacters } from 'node:util';

export interface TableOptions {
  readonly colours: boolean;
  /** Of the terminal that the lines are to fit; null and absent set no limit. */
  readonly columns?: number | null;
}

const GAP = '  ';
/** A terminal narrower than that for each column breaks the lines. */
const MIN_WIDTH = 6;

/**
 * Columns are two blanks apart; the last is not padded. Control characters are shown as blanks. Where
 * a line would not fit, the widest columns are cut.
 */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { colours, columns = null }: TableOptions,
): string {
  const cells = rows.map((row) => row.map(clean));
  const wanted = header.map((title, column) =>
    cells.reduce((most, row) => Math.max(most, widthOf(row[column] ?? '')), title.length),
  );
  const widths = columns === null ? wanted : narrowed(wanted, columns);
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        const shown = width < (wanted[column] ?? 0) ? cut(cell, width) : cell;
        return column === row.length - 1 ? shown : pad(shown, width);
      })
      .join(GAP)
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

/** The widest give way first. */
function narrowed(wanted: readonly number[], columns: number): readonly number[] {
  const widths = [...wanted];
  let excess = widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length) - columns;
  for (; excess > 0; excess -= 1) {
    const widest = Math.max(...widths);
    if (widest <= MIN_WIDTH) return wanted;
    widths[widths.lastIndexOf(widest)] = widest - 1;
  }
  return widths;
}

function cut(cell: string, width: number): string {
  if (widthOf(cell) <= width) return cell;
  let shown = '';
  for (const { segment } of SEGMENTER.segment(cell)) {
    if (widthOf(shown + segment) >= width) break;
    shown += segment;
  }
  return `${shown.trimEnd()}…`;
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
