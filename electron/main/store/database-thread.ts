/** Entry of the thread that works on whole database files: one job, one answer. */

import { parentPort, workerData } from 'node:worker_threads';

import { AppError, assertNever, wordingOf } from '../../shared/errors.ts';
import { checkpointDatabase } from './checkpoint-database.ts';
import { copyDatabase } from './copy-database.ts';
import { compareDatabases } from './compare-databases.ts';
import type { DatabaseJob, DatabaseJobAnswers, DatabaseJobResult } from './database-jobs.ts';

parentPort?.postMessage(await answer(workerData as DatabaseJob));

async function answer(job: DatabaseJob): Promise<DatabaseJobResult> {
  try {
    return { ok: true, answer: await work(job) };
  } catch (error) {
    // What SQLite and the disk say is for the user too: they are the ones who can mend it.
    const code = error instanceof AppError ? error.code : 'unavailable';
    return { ok: false, error: { code, wording: wordingOf(error) } };
  }
}

async function work(job: DatabaseJob): Promise<DatabaseJobAnswers[DatabaseJob['kind']]> {
  switch (job.kind) {
    case 'copy':
      return await copyDatabase(job.path, job.copyPath);
    case 'checkpoint':
      return checkpointDatabase(job.path);
    case 'compare':
      return compareDatabases(job.path, job.backupPath);
    default:
      return assertNever(job);
  }
}
