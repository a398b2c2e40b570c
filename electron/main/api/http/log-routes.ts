/** Logs over HTTP: the list, one of them, and its bytes as they are. A log has its run's number. */

import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import * as z from 'zod';

import { AppError } from '../../../shared/errors.ts';
import type { RunState } from '../../../shared/run.ts';
import { logShape } from './original-shapes.ts';
import { type Ask, type Route, route } from './route.ts';

/** Only these have started something that writes. */
const STATES: readonly RunState[] = [
  'running',
  'succeeded',
  'failed',
  'timed_out',
  'cancelled',
  'abandoned',
];

const id = z.number({ error: 'a number' }).int().positive({ error: 'above 0' });
const logRef = z.strictObject({ runId: id });

export const logRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/logs',
    scope: 'read',
    summary: 'The logs there are, newest first',
    request: z.strictObject({
      taskId: id.optional(),
      beforeRunId: id.optional(),
      limit: z
        .number()
        .int()
        .min(1, { error: '1 to 500' })
        .max(500, { error: '1 to 500' })
        .default(100),
    }),
    answer: async (filter, ask) => {
      const runs = await ask('runs.list', { ...filter, states: [...STATES] });
      return { logs: runs.filter(({ logFilename }) => logFilename !== null).map(logShape) };
    },
  }),
  route({
    method: 'get',
    path: '/logs/{runId}',
    scope: 'read',
    summary: 'One log, without its content',
    request: logRef,
    answer: async ({ runId }, ask) => {
      await logPath(runId, ask);
      return logShape(await ask('runs.get', { runId }));
    },
  }),
  route({
    method: 'get',
    path: '/logs/download/{runId}',
    scope: 'read',
    summary: 'The file of a log, byte for byte',
    request: logRef,
    answer: async ({ runId }, ask, { method }) =>
      await fileResponse(await logPath(runId, ask), method),
  }),
];

async function logPath(runId: number, ask: Ask): Promise<string> {
  const path = await ask('logs.path', { runId });
  if (path === null || !statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new AppError('not_found', `Run ${runId} has no log, or it was removed.`);
  return path;
}

/** As far as the file goes now; a run that goes on writes behind it. */
async function fileResponse(path: string, method: string): Promise<Response> {
  const file = await open(path);
  const { size } = await file.stat();
  const isRead = size > 0 && method !== 'HEAD';
  if (!isRead) await file.close();
  const stream = isRead ? Readable.toWeb(file.createReadStream({ end: size - 1 })) : null;
  return new Response(stream as ReadableStream | null, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      // No length: a log that is cut meanwhile ends early.
      'content-disposition': `attachment; filename="${basename(path).replace(/[^\w.-]/g, '_')}"`,
    },
  });
}
