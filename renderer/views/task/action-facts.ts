/** What there is to know of what a task runs, besides the line itself. */

import { assertNever } from '../../../electron/shared/errors.ts';
import type { Task } from '../../../electron/shared/task.ts';
import type { ActionKind, ActionOf } from '../../../electron/shared/task-action.ts';

type ShownTask = Pick<Task, 'action' | 'cwd'>;

const KIND_WORDS: Readonly<Record<ActionKind, string>> = {
  command: 'Command',
  script: 'Script',
  http: 'HTTP request',
  module: 'JavaScript module',
  python: 'Python task',
};

/** "Command", "HTTP request", … */
export function kindWord(kind: ActionKind): string {
  return KIND_WORDS[kind];
}

/** Short phrases, the kind first. Never a value that authenticates. */
export function actionFacts({ action, cwd }: ShownTask): readonly string[] {
  const kind = kindWord(action.kind);
  const folder = `runs in ${cwd ?? 'your home folder'}`;
  switch (action.kind) {
    case 'command':
      return [kind, folder];
    case 'module':
      return [kind, folder, 'ends with CronPilot'];
    case 'script':
      return [kind, folder, ...environmentFacts(action)];
    case 'python': {
      const names = Object.keys(action.config);
      const config = names.length === 0 ? [] : [`configured by ${names.join(', ')}`];
      return [kind, folder, ...environmentFacts(action), ...config];
    }
    case 'http':
      return [kind, ...httpFacts(action), 'ends with CronPilot'];
    default:
      return assertNever(action);
  }
}

function environmentFacts({
  venv,
  requirements,
}: ActionOf<'script'> | ActionOf<'python'>): readonly string[] {
  if (venv !== null) return [`in the virtual environment ${venv}`];
  return requirements === null ? [] : [`with the packages of ${requirements}`];
}

function httpFacts(action: ActionOf<'http'>): readonly string[] {
  const facts: readonly (string | false)[] = [
    `expects ${action.expectedStatus}`,
    action.bodyMustMatch !== null && `some line must match ${action.bodyMustMatch}`,
    action.bodyMustNotMatch !== null && `no line may match ${action.bodyMustNotMatch}`,
    action.auth !== null && `with ${action.auth.kind} authentication`,
    !action.followRedirects && 'follows no redirects',
    !action.verifyTls && 'checks no certificates',
  ];
  return facts.filter((fact) => fact !== false);
}
