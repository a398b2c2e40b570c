/** How addresses are answered that are no calls, or that tell more than their call. */

import * as z from 'zod';

import { logShape, runShape, taskShape } from '../original-shapes.ts';
import type { Described } from './described.ts';
import * as example from './examples.ts';
import { eventPayloads } from './event-payloads.ts';
import { id, logAnswer, logChunk, runAnswer, taskAnswer, text } from './schemas.ts';

const taskId = example.task.id;
const runId = example.run.id;
const task = { schema: taskAnswer, example: taskShape(example.summary) };
const oneRun = { schema: runAnswer, example: runShape(example.run) };
const log = { schema: logAnswer, example: logShape(example.run) };
const NO_LOG = { 404: 'There is no such run, or it has no log any more.' };
const eventNames = Object.keys(eventPayloads.shape).map((name) => `\`${name}\``);

/** By method and path; what stands here goes before what the call says. */
export const routeDescriptions: Readonly<Record<string, Partial<Described>>> = {
  'get /tasks': {
    schema: z.object({ tasks: z.array(task.schema) }),
    example: { tasks: [task.example] },
  },
  'get /tasks/{taskId}': task,
  'post /tasks': task,
  'put /tasks/{taskId}': task,
  'delete /tasks/{taskId}': {
    schema: z.object({ message: text }),
    example: { message: 'Task deleted successfully' },
  },
  'patch /tasks/{taskId}': {
    ...task,
    request: { taskId, changes: { timeoutMs: 60_000 }, expectedRevision: 1 },
    refusals: { 409: 'The task is deleted, or not at `expectedRevision`.' },
  },
  'put /tasks/{taskId}/schedule': {
    schema: z.object({ message: text, task: task.schema }),
    example: { message: 'Task schedule updated successfully', task: task.example },
    request: { taskId, schedule_type: 'daily', schedule_config: '{"hour": 14, "minute": 30}' },
    refusals: { 409: 'The task is deleted.' },
  },
  'post /tasks/register': {
    schema: z.object({ message: text, task_id: id }),
    example: { message: 'Task registered successfully', task_id: taskId },
    request: { name: 'Report', file_path: '/home/anna/report.py', schedule_type: 'hourly' },
  },
  'post /tasks/{taskId}/run': {
    schema: z.object({ message: text, task_run_id: id, status: text, run: oneRun.schema }),
    example: {
      message: 'Task execution started',
      task_run_id: example.activeRun.id,
      status: 'running',
      run: runShape(example.activeRun),
    },
    request: { taskId, params: { folder: '/home/anna' } },
    refusals: { 409: 'An earlier run goes on, and the task allows one at a time.' },
  },
  'get /tasks/{taskId}/runs': {
    schema: z.object({ task_runs: z.array(oneRun.schema) }),
    example: { task_runs: [oneRun.example] },
    request: { taskId, limit: 20 },
  },
  'get /runs': {
    schema: z.object({ runs: z.array(oneRun.schema) }),
    example: { runs: [oneRun.example] },
  },
  'get /runs/{runId}': oneRun,
  'get /logs': {
    schema: z.object({ logs: z.array(log.schema) }),
    example: { logs: [log.example] },
    request: { taskId, limit: 20 },
  },
  'get /logs/{runId}': { ...log, request: { runId }, refusals: NO_LOG },
  'get /logs/{runId}/content': {
    schema: logChunk.extend({ id, content: text }),
    example: {
      id: runId,
      content: 'Files: 12 new, 3 changed\n',
      offsetBytes: 0,
      text: 'Files: 12 new, 3 changed\n',
      nextOffsetBytes: 25,
      totalBytes: 2_048,
      exists: true,
    },
  },
  'get /logs/download/{runId}': {
    schema: text,
    contentType: 'text/plain; charset=utf-8',
    told: 'The bytes of the log, as far as it goes now.',
    example: 'Files: 12 new, 3 changed\n',
    request: { runId },
    refusals: NO_LOG,
  },
  'get /events': {
    schema: text,
    contentType: 'text/event-stream; charset=utf-8',
    told: `Until one of both ends it, events ${eventNames.join(', ')}; their data is JSON as in the schema \`Events\`, and a comment every so often keeps the connection open. A client that comes back with \`Last-Event-ID\` gets what it missed; where that is no longer known, after a longer time or a restart, an event \`gap\` comes first, and what was read before has to be read anew.`,
    example: 'event: task.changed\nid: 41\ndata: {"taskId":1}\n\n',
    request: { names: ['run.changed', 'task.changed'] },
  },
  'get /runs/{runId}/log/stream': {
    schema: text,
    contentType: 'text/event-stream; charset=utf-8',
    told: 'Events `chunk` with data as in the schema `LogChunk`, and `end` with the run (`RunAnswer`) when it has ended. `Last-Event-ID` goes on where a connection broke off; that of `end` is answered with 204, which keeps an `EventSource` from coming back.',
    example:
      'event: chunk\nid: 4\ndata: {"offsetBytes":0,"text":"abc\\n","nextOffsetBytes":4,"totalBytes":4,"exists":true}\n\n',
    request: { runId, offsetBytes: 0 },
  },
};
