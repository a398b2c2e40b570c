/** The text of a log for the clipboard: no numbers, no control sequences. */

import type { LogReader, LogSnapshot } from './log-reader.ts';
import { plainText } from './log-text.ts';
import { type LoadedPart, sizeWords } from './log-words.ts';

/** All that is loaded. */
export function allText(reader: LogReader, { lineCount }: LogSnapshot): string {
  return Array.from({ length: lineCount }, (_, index) => plainText(reader.lineAt(index))).join(
    '\n',
  );
}

/** A code block, with what it is in front. */
export function markdownOf(runId: number, text: string, log: LoadedPart): string {
  let fence = '```';
  while (text.includes(fence)) fence += '`';
  return `Log of run ${runId} (${sizeWords(log)}):\n\n${fence}text\n${text}\n${fence}\n`;
}
