/** Entry of the thread that copies and checks whole database files: one job, one answer. */

import { parentPort, workerData } from 'node:worker_threads';

import { AppError, assertNever, toErrorPayload } from '../../shared/errors.ts';
import { copyDatabase } from './copy-database.ts';
import type { DatabaseJob, DatabaseJobResult } from './database-jobs.ts';
import { type DatabaseFacts, verifyDatabase } from './verify-database.ts';

parentPort?.postMessage(await answer(workerData as DatabaseJob));

async function answer(job: DatabaseJob): Promise<DatabaseJobResult> {
  try {
    return { ok: true, facts: await work(job) };
  } catch (error) {
    // What SQLite and the disk say is for the user too: they are the ones who can mend it.
    const told = error instanceof AppError ? error : new AppError('unavailable', describe(error));
    return { ok: false, error: toErrorPayload(told) };
  }
}

async function work(job: DatabaseJob): Promise<DatabaseFacts> {
  switch (job.kind) {
    case 'copy':
      return await copyDatabase(job.path, job.copyPath);
    case 'verify':
      return verifyDatabase(job.path);
    default:
      return assertNever(job);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
