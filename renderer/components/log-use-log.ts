/** Binds a log's reader to a component and to what main tells of it. */

import { useEffect, useState, useSyncExternalStore } from 'react';

import { call, on } from '../ipc.ts';
import { LOG_LIMITS } from './log-buffer.ts';
import { LogReader, type LogSnapshot } from './log-reader.ts';

export interface OpenLog {
  readonly reader: LogReader;
  readonly log: LogSnapshot;
}

/** The log of one run, for as long as the component is there. */
export function useLog(runId: number, isLive: boolean): OpenLog {
  const [reader] = useState(
    () =>
      new LogReader(
        (offsetBytes, lengthBytes) => call('logs.read', { runId, offsetBytes, lengthBytes }),
        LOG_LIMITS,
        (offsetBytes) => call('logs.lineAt', { runId, offsetBytes }),
      ),
  );
  const log = useSyncExternalStore(reader.subscribe, reader.getSnapshot);
  useEffect(() => {
    reader.open();
    const stop = on('log.grew', (grown) => {
      const own = grown.findLast((entry) => entry.runId === runId);
      if (own) reader.noteTotal(own.totalBytes);
    });
    return () => {
      stop();
      reader.close();
    };
  }, [reader, runId]);
  // Its last bytes may have come with the end, and the end is when a large log is cut.
  useEffect(() => {
    if (!isLive) reader.refresh();
  }, [reader, isLive]);
  return { reader, log };
}
