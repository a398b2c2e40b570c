/** The calls of the contract as addresses of the HTTP API. */

import * as z from 'zod';

import { type ApiPlace, apiPlaces } from '../../../shared/api-routes.ts';
import {
  type CallName,
  ipcCalls,
  type Request as CallRequest,
  type RequestInput,
  type Response as CallResponse,
} from '../../../shared/ipc-contract.ts';
import { runAnswer, taskAnswer } from './answer-schemas.ts';
import { runShape, taskShape } from './original-shapes.ts';
import type { Ask, Route } from './route.ts';

/** Where the answer has more than the call gives: what scripts for the first CronPilot read. */
type Answers = {
  readonly [N in CallName]?: (value: CallResponse<N>, request: CallRequest<N>, ask: Ask) => unknown;
};

const answers: Answers = {
  'tasks.list': (summaries) => ({ tasks: summaries.map(taskShape) }),
  'tasks.get': taskShape,
  'tasks.create': async ({ id: taskId }, _request, ask) =>
    taskShape(await ask('tasks.get', { taskId })),
  'tasks.update': async ({ id: taskId }, _request, ask) =>
    taskShape(await ask('tasks.get', { taskId })),
  'tasks.delete': () => ({ message: 'Task deleted successfully' }),
  'runs.list': (runs) => ({ runs: runs.map(runShape) }),
  'runs.get': runShape,
  'logs.read': (chunk, { runId }) => ({ id: runId, content: chunk.text, ...chunk }),
};

/** In the description of the API; what is not here is an object as the contract says. */
const answerSchemas: Readonly<Partial<Record<CallName, z.ZodType>>> = {
  'tasks.list': z.object({ tasks: z.array(taskAnswer) }),
  'tasks.get': taskAnswer,
  'tasks.create': taskAnswer,
  'tasks.update': taskAnswer,
  'runs.list': z.object({ runs: z.array(runAnswer) }),
  'runs.get': runAnswer,
};

const CREATED: ReadonlySet<CallName> = new Set(['tasks.create', 'backups.create']);

/** `task-routes.ts` has another way to ask for it. */
const NOT_HERE: CallName = 'runs.start';

export const contractRoutes: readonly Route[] = Object.entries(apiPlaces).flatMap(
  ([name, place]) =>
    place === null || name === NOT_HERE ? [] : [contractRoute(name as CallName, place)],
);

function contractRoute<N extends CallName>(name: N, place: ApiPlace): Route {
  return {
    ...place,
    request: ipcCalls[name].request,
    ...(CREATED.has(name) && { status: 201 }),
    response: answerSchemas[name],
    answer: async (input, ask) => {
      const request = input as RequestInput<N>;
      const value = await ask(name, request);
      const answer = answers[name];
      return answer ? answer(value, request as CallRequest<N>, ask) : value;
    },
  };
}
