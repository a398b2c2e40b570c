/** How high a line is: one row, or the rows it wraps to. */

import { plainText } from '../../electron/shared/log-text.ts';

export const LINE_HEIGHT = 20;
/** Advance of JetBrains Mono, 600 of 1,000 units, at 12.5 px. */
const CHAR_WIDTH = 7.5;
/** Number, gaps and padding beside the text. */
const GUTTER_PX = 84;
export const TIME_PX = 92;
const FEWEST_COLUMNS = 20;

/** Of a wrapped line, close enough until it is drawn and measured. */
export function rowHeight(line: string, element: HTMLElement | null, hasTimes: boolean): number {
  const width = (element?.clientWidth ?? 800) - GUTTER_PX - (hasTimes ? TIME_PX : 0);
  const columns = Math.max(FEWEST_COLUMNS, Math.floor(width / CHAR_WIDTH));
  return Math.max(1, Math.ceil(plainText(line).length / columns)) * LINE_HEIGHT;
}
