/** Answers the calls on runs. */

import { AppError } from '../../shared/errors.ts';
import type { CallHandlers } from '../../shared/ipc-contract.ts';
import { given } from './given.ts';
import type { HandlerParts } from './handler-parts.ts';
import { startTest } from './start-test.ts';

type RunCall = Extract<keyof CallHandlers, `runs.${string}`>;

export function runHandlers(parts: HandlerParts): Pick<CallHandlers, RunCall> {
  const { runService, runStore, taskStore, explainer, setDismissed } = parts;
  return {
    'runs.start': ({ taskId, params, trigger }) => {
      const task = taskStore.get(taskId);
      if (task.deletedAtMs !== null) {
        throw new AppError('not_found', `${task.name} was deleted. Restore it to run it.`);
      }
      return runService.request({ task, trigger, params: params ?? {} });
    },
    'runs.test': (input) => startTest(input, parts),
    'runs.startNow': ({ runId }) => runService.startNow(runId),
    'runs.list': (filter) => runStore.list(given(filter)),
    'runs.dismiss': ({ runId }) => setDismissed(runId, true),
    'runs.recall': ({ runId }) => setDismissed(runId, false),
    'runs.get': ({ runId }) => runStore.get(runId),
    'runs.attempts': ({ runId }) => runStore.attemptsOf(runId),
    'runs.explain': ({ runId }) => explainer.explainRun(runId),
    'runs.stop': ({ runId, force }) => runService.stop(runId, { force }),
  };
}
