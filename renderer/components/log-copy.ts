/** The text of a log for the clipboard: no numbers, no control sequences. */

import { t } from '../../electron/shared/i18n.ts';
import type { LogReader, LogSnapshot } from './log-reader.ts';
import { plainText } from '../../electron/shared/log-text.ts';
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
  const head = t('Log of run {runId} ({size}):', { runId: String(runId), size: sizeWords(log) });
  return `${head}\n\n${fence}text\n${text}\n${fence}\n`;
}
