/** The one line of a log that is marked, and the way from error to error. */

import { useState } from 'react';
import { toast } from 'sonner';

import { nextErrorKey } from './log-errors.ts';
import type { LogReader } from './log-reader.ts';
import { isWhole } from './log-words.ts';

/** A new one each time a line is marked, though it be the same line. */
export interface MarkedLine {
  readonly key: number;
}

export interface LogMark {
  readonly marked: MarkedLine | null;
  /** Marks the next or, with -1, the previous line that looks like an error, round the end. */
  readonly stepError: (by: 1 | -1) => void;
}

export function useLogMark(reader: LogReader): LogMark {
  const [marked, setMarked] = useState<MarkedLine | null>(null);
  return {
    marked,
    stepError: (by) => {
      const log = reader.getSnapshot();
      const lineAt = (index: number) => reader.lineAt(index);
      const key = nextErrorKey({ ...log, lineAt }, marked?.key ?? null, by);
      if (key === null) {
        toast(`No line ${isWhole(log) ? '' : 'of the loaded part '}looks like an error.`);
        return;
      }
      setMarked({ key });
    },
  };
}
