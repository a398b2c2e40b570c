/** The text of a log for the clipboard: no numbers, no control sequences. */

import type { LogReader, LogSnapshot } from './log-reader.ts';
import { plainText } from './log-text.ts';

/** All that is loaded. */
export function allText(reader: LogReader, { lineCount }: LogSnapshot): string {
  return Array.from({ length: lineCount }, (_, index) => plainText(reader.lineAt(index))).join(
    '\n',
  );
}
