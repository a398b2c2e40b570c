/** The calls of the contract as addresses of the HTTP API. */

import { type ApiPlace, apiPlaces } from '../../../shared/api-routes.ts';
import { AppError } from '../../../shared/errors.ts';
import {
  type CallName,
  ipcCalls,
  type Request as CallRequest,
  type RequestInput,
  type Response as CallResponse,
  type TaskSummary,
} from '../../../shared/ipc-contract.ts';
import type { PublicCall } from './description/described.ts';
import { runShape, taskShape } from './original-shapes.ts';
import type { Ask, Route } from './route.ts';

/** Where the answer has more than the call gives: what scripts for the first CronPilot read. */
type Answers = {
  readonly [N in CallName]?: (value: CallResponse<N>, request: CallRequest<N>, ask: Ask) => unknown;
};

const answers: Answers = {
  'tasks.list': (summaries) => ({ tasks: summaries.map(taskShape) }),
  'tasks.get': (summary) => taskShape(notDeleted(summary)),
  'tasks.create': async ({ id: taskId }, _request, ask) =>
    taskShape(await ask('tasks.get', { taskId })),
  'tasks.update': async ({ id: taskId }, _request, ask) =>
    taskShape(await ask('tasks.get', { taskId })),
  'tasks.delete': () => ({ message: 'Task deleted successfully' }),
  'runs.list': (runs) => ({ runs: runs.map(runShape) }),
  'runs.get': runShape,
  'logs.read': (chunk, { runId }) => ({ id: runId, content: chunk.text, ...chunk }),
};

/** To the first CronPilot's scripts, and any other, what they have deleted is gone. */
function notDeleted(summary: TaskSummary): TaskSummary {
  const { id, name, deletedAtMs } = summary.task;
  if (deletedAtMs === null) return summary;
  const text = `${name} was deleted. POST /api/tasks/${id}/restore brings it back.`;
  throw new AppError('not_found', text);
}

const CREATED: ReadonlySet<CallName> = new Set(['tasks.create', 'backups.create']);

/** `task-routes.ts` has another way to ask for it. */
const NOT_HERE: CallName = 'runs.start';

export const contractRoutes: readonly Route[] = Object.entries(apiPlaces).flatMap(
  ([name, place]) =>
    place === null || name === NOT_HERE ? [] : [contractRoute(name as PublicCall, place)],
);

function contractRoute<N extends PublicCall>(name: N, place: ApiPlace): Route {
  return {
    ...place,
    request: ipcCalls[name].request,
    ...(CREATED.has(name) && { status: 201 }),
    call: name,
    answer: async (input, ask) => {
      const request = input as RequestInput<N>;
      const value = await ask(name, request);
      const answer = answers[name];
      return answer ? answer(value, request as CallRequest<N>, ask) : value;
    },
  };
}
