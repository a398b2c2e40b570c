/** The one line of a log that is marked, and the way from error to error. */

import { useState } from 'react';
import { toast } from 'sonner';

import { nextErrorKey } from './log-errors.ts';
import type { LogReader } from './log-reader.ts';

export interface LogMark {
  readonly markedKey: number | null;
  /** Marks the next or, with -1, the previous line that looks like an error, round the end. */
  readonly stepError: (by: 1 | -1) => void;
}

/** @param showKey Brings a line into view. */
export function useLogMark(reader: LogReader, showKey: (key: number) => void): LogMark {
  const [markedKey, setMarkedKey] = useState<number | null>(null);
  return {
    markedKey,
    stepError: (by) => {
      const log = reader.getSnapshot();
      const lineAt = (index: number) => reader.lineAt(index);
      const key = nextErrorKey({ ...log, lineAt }, markedKey, by);
      if (key === null) {
        const isWhole = log.startBytes === 0 && log.endBytes >= log.totalBytes;
        toast(`No line ${isWhole ? '' : 'of the loaded part '}looks like an error.`);
        return;
      }
      setMarkedKey(key);
      showKey(key);
    },
  };
}
