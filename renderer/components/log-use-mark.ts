/** The one line of a log that is marked, and the way from error to error. */

import { useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import { useSearchParams } from 'wouter';

import { t } from '../../electron/shared/i18n.ts';
import { nextErrorKey } from './log-errors.ts';
import type { LogReader, LogSnapshot } from './log-reader.ts';
import { goToLine } from './log-go-to-line.ts';
import { decideWantedLine, noLineWords } from './log-wanted-line.ts';
import { isWhole } from './log-words.ts';

/** A new one each time a line is marked, though it be the same line. */
export interface MarkedLine {
  readonly key: number;
}

export interface LogMark {
  readonly marked: MarkedLine | null;
  /** Puts the line's number into the route too, where it is known. */
  readonly mark: (key: number) => void;
  /** Marks the next or, with -1, the previous line that looks like an error, round the end. */
  readonly stepError: (by: 1 | -1) => void;
}

/** Starts with the line that the route names: `/runs/12?line=120`. */
export function useLogMark(runId: number, reader: LogReader, log: LogSnapshot): LogMark {
  const [marked, setMarked] = useState<MarkedLine | null>(null);
  const [params, setParams] = useSearchParams();
  const wanted = Number(params.get('line'));
  const [settled, setSettled] = useState(0);
  const isWanted = Number.isSafeInteger(wanted) && wanted > 0 && wanted !== settled;
  const step = isWanted ? decideWantedLine(log, wanted) : null;
  if (step?.kind === 'show') {
    setSettled(wanted);
    setMarked({ key: step.key });
  }
  const tried = useRef(0);
  useEffect(() => {
    if ((step?.kind !== 'load' && step?.kind !== 'give-up') || tried.current === wanted) return;
    tried.current = wanted;
    if (step.kind === 'give-up') toast(step.reason);
    else {
      void goToLine(runId, reader, wanted).then((isThere) => {
        if (!isThere) toast(noLineWords(wanted));
      });
    }
  }, [runId, reader, step, wanted]);
  const mark = (key: number) => {
    setMarked({ key });
    const { originKey } = reader.getSnapshot();
    if (originKey === null) return;
    const line = key - originKey + 1;
    setSettled(line);
    const toLine = (before: URLSearchParams) => {
      const next = new URLSearchParams(before);
      next.set('line', String(line));
      return next;
    };
    setParams(toLine, { replace: true });
  };
  return {
    marked,
    mark,
    stepError: (by) => {
      const loaded = reader.getSnapshot();
      const lineAt = (index: number) => reader.lineAt(index);
      const key = nextErrorKey({ ...loaded, lineAt }, marked?.key ?? null, by);
      if (key !== null) mark(key);
      else if (isWhole(loaded)) toast(t('No line looks like an error.'));
      else toast(t('No line of the loaded part looks like an error.'));
    },
  };
}
