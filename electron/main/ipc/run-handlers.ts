/** Answers the calls on runs. */

import type { CallHandlers } from '../../shared/ipc-contract.ts';
import { given } from './given.ts';
import type { HandlerParts } from './handler-parts.ts';
import { startTest } from './start-test.ts';

type RunCall = Extract<keyof CallHandlers, `runs.${string}`>;

export function runHandlers(parts: HandlerParts): Pick<CallHandlers, RunCall> {
  const { runService, runStore, taskStore, explainer, setDismissed } = parts;
  return {
    'runs.start': ({ taskId, params, trigger }) =>
      runService.request({ task: taskStore.get(taskId), trigger, params: params ?? {} }),
    'runs.test': (input) => startTest(input, parts),
    'runs.startNow': ({ runId }) => runService.startNow(runId),
    'runs.list': (filter) => runStore.list(given(filter)),
    'runs.dismiss': ({ runId }) => setDismissed(runId, true),
    'runs.recall': ({ runId }) => setDismissed(runId, false),
    'runs.get': ({ runId }) => runStore.get(runId),
    'runs.attempts': ({ runId }) => runStore.attemptsOf(runId),
    'runs.explain': ({ runId }) => explainer.explainRun(runId),
    'runs.stop': ({ runId, ...options }) => runService.stop(runId, options),
  };
}
