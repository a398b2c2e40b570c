/** What there is to know of what a task runs, besides the line itself. */

import { assertNever } from '../../../electron/shared/errors.ts';
import { msg, t } from '../../../electron/shared/i18n.ts';
import type { Task } from '../../../electron/shared/task.ts';
import type { ActionKind, ActionOf } from '../../../electron/shared/task-action.ts';

type ShownTask = Pick<Task, 'action' | 'cwd'>;

const KIND_WORDS: Readonly<Record<ActionKind, string>> = {
  command: msg('Command'),
  script: msg('Script'),
  http: msg('HTTP request'),
  module: msg('JavaScript module'),
  python: msg('Python task'),
};

/** "Command", "HTTP request", … */
export function kindWord(kind: ActionKind): string {
  return t(KIND_WORDS[kind]);
}

/** Short phrases, the kind first. Never a value that authenticates. */
export function actionFacts({ action, cwd }: ShownTask): readonly string[] {
  const kind = kindWord(action.kind);
  const folder =
    cwd === null ? t('runs in your home folder') : t('runs in {folder}', { folder: cwd });
  switch (action.kind) {
    case 'command':
      return [kind, folder];
    case 'module':
      return [kind, folder, t('ends with CronPilot')];
    case 'script':
      return [kind, folder, ...environmentFacts(action)];
    case 'python': {
      const names = Object.keys(action.config);
      const config =
        names.length === 0 ? [] : [t('configured by {names}', { names: names.join(', ') })];
      return [kind, folder, ...environmentFacts(action), ...config];
    }
    case 'http':
      return [kind, ...httpFacts(action), t('ends with CronPilot')];
    default:
      return assertNever(action);
  }
}

function environmentFacts({
  venv,
  requirements,
}: ActionOf<'script'> | ActionOf<'python'>): readonly string[] {
  if (venv !== null) return [t('in the virtual environment {venv}', { venv })];
  return requirements === null ? [] : [t('with the packages of {requirements}', { requirements })];
}

function httpFacts(action: ActionOf<'http'>): readonly string[] {
  const facts: readonly (string | false)[] = [
    t('expects {status}', { status: action.expectedStatus }),
    action.bodyMustMatch !== null &&
      t('some line must match {pattern}', { pattern: action.bodyMustMatch }),
    action.bodyMustNotMatch !== null &&
      t('no line may match {pattern}', { pattern: action.bodyMustNotMatch }),
    action.auth !== null && t('with {kind} authentication', { kind: action.auth.kind }),
    !action.followRedirects && t('follows no redirects'),
    !action.verifyTls && t('checks no certificates'),
  ];
  return facts.filter((fact) => fact !== false);
}
