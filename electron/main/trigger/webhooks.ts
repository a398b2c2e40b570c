/** Starts a task for whoever knows the token of its webhook. */

import { createHash, randomBytes } from 'node:crypto';

import { AppError } from '../../shared/errors.ts';
import { type ParameterValues, parameterValuesSchema } from '../../shared/parameter.ts';
import { parseOrThrow } from '../../shared/parse.ts';
import { phrase } from '../../shared/phrase.ts';
import type { RunId } from '../../shared/run.ts';
import type { Task, TaskId } from '../../shared/task.ts';
import type { WebhookAnswer } from '../../shared/webhook.ts';
import { checkParameters } from '../run/check-parameters.ts';
import type { WebhookTokenStore } from '../store/webhook-token-store.ts';
import { fireAll, type FireContext } from './fire.ts';
import { RateLimit } from './rate-limit.ts';

export interface WebhooksOptions extends FireContext {
  readonly webhookTokenStore: WebhookTokenStore;
}

const TOKEN_BYTES = 32;
const LIMIT = { count: 10, periodMs: 10_000 };

export class Webhooks {
  readonly #options: WebhooksOptions;
  readonly #limit = new RateLimit<TaskId>(LIMIT);

  constructor(options: WebhooksOptions) {
    this.#options = options;
  }

  /**
   * The token is told this once. An earlier one of the task is good for nothing then.
   *
   * @throws AppError `not_found`, or `conflict` for a task that is deleted or has no such trigger
   */
  makeToken(taskId: TaskId): string {
    const { taskStore, webhookTokenStore, now } = this.#options;
    const task = taskStore.get(taskId);
    if (!isWaiting(task))
      throw new AppError(
        'conflict',
        phrase('Task "{name}" has no webhook among its triggers.', { name: task.name }),
      );
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    webhookTokenStore.set(taskId, hashOf(token), now());
    return token;
  }

  /**
   * Whatever is wrong with a token looks the same, and takes as long.
   *
   * @param body of the request; undefined for none
   * @throws AppError `not_found`, `conflict` for a disabled task, `invalid_input` for values that
   *   the task's parameters do not allow, `unavailable` when the database refuses
   */
  receive(token: string, body: unknown): WebhookAnswer {
    const { taskStore, webhookTokenStore, now } = this.#options;
    const taskId = webhookTokenStore.taskOf(hashOf(token));
    const task = taskId === null ? null : taskStore.find(taskId);
    if (!task || !isWaiting(task)) throw new AppError('not_found', 'There is no such address.');
    const retryAfterMs = this.#limit.take(task.id, now());
    if (retryAfterMs > 0) return { kind: 'too_many', retryAfterMs };
    if (!task.enabled) throw new AppError('conflict', `Task "${task.name}" is disabled.`);
    return { kind: 'accepted', runId: this.#start(task, paramsOf(task, body)) };
  }

  #start({ id: taskId }: Task, params: ParameterValues): RunId {
    const [run] = fireAll([{ taskId, trigger: 'webhook', params }], this.#options);
    // While it is paused there is a row that says so instead.
    const row = run ?? this.#options.runStore.list({ taskId, limit: 1 })[0];
    if (!row) throw new Error('A webhook left no row');
    return row.id;
  }
}

function paramsOf(task: Task, body: unknown): ParameterValues {
  return checkParameters(task.parameters, parseOrThrow(parameterValuesSchema, body ?? {}));
}

function isWaiting({ triggers, deletedAtMs }: Task): boolean {
  return deletedAtMs === null && triggers.some(({ kind }) => kind === 'webhook');
}

/** Enough for a long random token, which nobody can guess from its hash. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
