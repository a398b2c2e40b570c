/** Runs a regular expression over a log beside the window, where a slow one holds nothing up. */

import type { LogQuery } from '../../electron/shared/log-query.ts';
import { findHits } from './log-search.ts';

export interface SearchRequest {
  readonly query: LogQuery;
  readonly firstKey: number;
  /** All lines as written, which is copied faster than an array of them. */
  readonly text: string;
}

addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => {
  const lines = data.text.split('\n');
  const lineAt = (index: number) => lines[index] ?? '';
  postMessage(findHits({ firstKey: data.firstKey, lineCount: lines.length, lineAt }, data.query));
});
