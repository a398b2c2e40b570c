/** Answers the calls on the log files of runs. */

import { join } from 'node:path';

import type { CallHandlers, LogChunk } from '../../shared/ipc-contract.ts';
import type { LogJob } from '../run/log-jobs.ts';
import { readLogTimes } from '../run/log-times.ts';
import { readLog } from '../run/run-log.ts';
import { given } from './given.ts';
import type { HandlerParts } from './handler-parts.ts';
import { searchLogs } from './search-logs.ts';

type LogCall = Extract<keyof CallHandlers, `logs.${string}`>;

const NO_LOG: LogChunk = {
  offsetBytes: 0,
  text: '',
  nextOffsetBytes: 0,
  totalBytes: 0,
  exists: false,
};

export function logHandlers(parts: HandlerParts): Pick<CallHandlers, LogCall> {
  const onLog = async <J extends LogJob>(runId: number, jobOf: (path: string) => J) => {
    const path = logPathOf(runId, parts);
    return path === null ? null : parts.runLogJob(jobOf(path));
  };
  return {
    'logs.read': ({ runId, offsetBytes, lengthBytes }) => {
      const path = logPathOf(runId, parts);
      return path === null ? NO_LOG : readLog(path, offsetBytes, lengthBytes);
    },
    'logs.search': (request) => searchLogs(given(request), parts),
    'logs.path': ({ runId }) => logPathOf(runId, parts),
    'logs.find': ({ runId, query }) => onLog(runId, (path) => ({ kind: 'search', path, query })),
    'logs.lineAt': ({ runId, offsetBytes }) =>
      onLog(runId, (path) => ({ kind: 'lineOfByte', path, offsetBytes })),
    'logs.findLine': ({ runId, line }) =>
      onLog(runId, (path) => ({ kind: 'byteOfLine', path, line })),
    'logs.times': ({ runId }) => {
      const path = logPathOf(runId, parts);
      return path === null ? [] : readLogTimes(path);
    },
  };
}

/** Null when nothing was started, or its log was removed as old; the file may be gone all the same. */
export function logPathOf(
  runId: number,
  { runStore, paths }: Pick<HandlerParts, 'runStore' | 'paths'>,
): string | null {
  const { logFilename } = runStore.get(runId);
  return logFilename === null ? null : join(paths.logsDir, logFilename);
}
