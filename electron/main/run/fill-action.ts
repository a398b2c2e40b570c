/** Fills parameters and secrets into what a task does, wherever its kind allows. */

import { assertNever } from '../../shared/errors.ts';
import { isScriptText } from '../../shared/interpreter.ts';
import type { ActionOf, TaskAction } from '../../shared/task-action.ts';
import { fillDeep, fillText, fillUrl } from '../../shared/template.ts';
import type { RunValues } from './run-values.ts';

/**
 * A command gets its values by variables alone, and no argument a secret: everybody on the computer
 * can read both.
 *
 * @param shell the default one of commands; null is the user's own. A script's text needs none
 * @throws RunRefused when a secret or parameter is missing
 */
export function fillAction(
  action: TaskAction,
  values: RunValues,
  shell: string | null,
): TaskAction {
  switch (action.kind) {
    case 'command':
      return isScriptText(action) ? action : { ...action, shell: action.shell ?? shell };
    case 'script':
      return { ...action, args: action.args.map((arg) => fillText(arg, values.paramsOnly)) };
    case 'http':
      return fillRequest(action, values);
    case 'module':
      return action;
    case 'python':
      return {
        ...action,
        config: fillDeep(action.config, (text) => fillText(text, values.paramsOnly)),
      };
    default:
      return assertNever(action);
  }
}

function fillRequest(action: ActionOf<'http'>, values: RunValues): ActionOf<'http'> {
  const fill = (text: string) => fillText(text, values.all);
  return {
    ...action,
    url: fillUrl(action.url, values.all),
    headers: fillDeep(action.headers, fill),
    body: fillDeep(action.body, fill),
    auth:
      action.auth &&
      ({ ...fillDeep(action.auth, fill), kind: action.auth.kind } as typeof action.auth),
  };
}
