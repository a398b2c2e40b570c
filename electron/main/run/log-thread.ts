/** Entry of the thread that goes through whole logs: for each job one answer. */

import { parentPort } from 'node:worker_threads';

import { assertNever } from '../../shared/errors.ts';
import type { LogJob, LogJobAnswers } from './log-jobs.ts';
import { byteOfLine, lineOfByte, searchLog } from './scan-log.ts';

parentPort?.on('message', (job: LogJob) => parentPort?.postMessage(work(job)));

function work(job: LogJob): LogJobAnswers[LogJob['kind']] {
  switch (job.kind) {
    case 'search':
      return searchLog(job.path, job.query);
    case 'lineOfByte':
      return lineOfByte(job.path, job.offsetBytes);
    case 'byteOfLine':
      return byteOfLine(job.path, job.line);
    default:
      return assertNever(job);
  }
}
