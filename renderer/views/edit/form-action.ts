/** What a task does, as the editor shows it: the fields of every kind, so that a change of mind loses nothing. */

import * as z from 'zod';

import { assertNever } from '../../../electron/shared/errors.ts';
import { isScriptText } from '../../../electron/shared/interpreter.ts';
import {
  type ActionOf,
  httpMethods,
  type TaskAction,
} from '../../../electron/shared/task-action.ts';
import { NEW_SCRIPT } from './script-languages.ts';
import { argsToText, orNull, textToArgs } from './form-text.ts';

const pairs = z.array(z.object({ name: z.string(), value: z.string() }));

/** A Python of the task's own: none, a folder that is there, or one made from a file. */
const pythonFormSchema = z.object({
  environment: z.enum(['none', 'venv', 'requirements']),
  venv: z.string(),
  requirements: z.string(),
});

const httpFormSchema = z.object({
  method: z.enum(httpMethods),
  url: z.string(),
  headers: pairs,
  body: z.string(),
  authKind: z.enum(['none', 'basic', 'bearer']),
  username: z.string(),
  password: z.string(),
  token: z.string(),
  expectedStatus: z.string(),
  bodyMustMatch: z.string(),
  bodyMustNotMatch: z.string(),
  followRedirects: z.boolean(),
  verifyTls: z.boolean(),
  caFile: z.string(),
});

export const actionFormShape = {
  actionKind: z.enum(['command', 'script', 'http', 'python', 'module']),
  command: z.string(),
  /** Empty is the default shell. */
  shell: z.string(),
  scriptFrom: z.enum(['file', 'text']),
  scriptPath: z.string(),
  /** Begins with a line of `#!`. */
  scriptText: z.string(),
  /** Empty finds it by the script. */
  interpreter: z.string(),
  /** One a line; see `argsToText`. */
  args: z.string(),
  python: pythonFormSchema,
  http: httpFormSchema,
  pythonPath: z.string(),
  /** Empty is the first python3. */
  pythonInterpreter: z.string(),
  /** JSON of an object; empty is none. */
  config: z.string(),
  modulePath: z.string(),
};

const actionFormSchema = z.object(actionFormShape);
export type ActionForm = Readonly<z.output<typeof actionFormSchema>>;
export type ActionKindForm = ActionForm['actionKind'];

const emptyActionForm: ActionForm = {
  actionKind: 'command',
  command: '',
  shell: '',
  scriptFrom: 'file',
  scriptPath: '',
  scriptText: NEW_SCRIPT,
  interpreter: '',
  args: '',
  python: { environment: 'none', venv: '', requirements: '' },
  http: {
    method: 'GET',
    url: '',
    headers: [],
    body: '',
    authKind: 'none',
    username: '',
    password: '',
    token: '',
    expectedStatus: '200-299',
    bodyMustMatch: '',
    bodyMustNotMatch: '',
    followRedirects: true,
    verifyTls: true,
    caFile: '',
  },
  pythonPath: '',
  pythonInterpreter: '',
  config: '',
  modulePath: '',
};

export function actionToForm(action: TaskAction): ActionForm {
  const form = { ...emptyActionForm, actionKind: action.kind };
  switch (action.kind) {
    case 'command':
      return isScriptText(action)
        ? { ...form, actionKind: 'script', scriptFrom: 'text', scriptText: action.command }
        : { ...form, command: action.command, shell: action.shell ?? '' };
    case 'script':
      return {
        ...form,
        scriptPath: action.path,
        interpreter: action.interpreter ?? '',
        args: argsToText(action.args),
        python: pythonToForm(action),
      };
    case 'http':
      return { ...form, http: httpToForm(action) };
    case 'python':
      return {
        ...form,
        pythonPath: action.path,
        pythonInterpreter: action.interpreter ?? '',
        config:
          Object.keys(action.config).length === 0 ? '' : JSON.stringify(action.config, null, 2),
        python: pythonToForm(action),
      };
    case 'module':
      return { ...form, modulePath: action.path };
    default:
      return assertNever(action);
  }
}

export function formToAction(form: ActionForm): TaskAction {
  switch (form.actionKind) {
    case 'command':
      return { kind: 'command', command: form.command, shell: orNull(form.shell) };
    case 'script':
      if (form.scriptFrom === 'text') {
        return { kind: 'command', command: form.scriptText, shell: null };
      }
      return {
        kind: 'script',
        path: form.scriptPath,
        interpreter: orNull(form.interpreter),
        args: textToArgs(form.args),
        ...formToPython(form),
      };
    case 'http':
      return formToHttp(form.http);
    case 'python':
      return {
        kind: 'python',
        path: form.pythonPath,
        interpreter: orNull(form.pythonInterpreter),
        config: textToConfig(form.config),
        ...formToPython(form),
      };
    case 'module':
      return { kind: 'module', path: form.modulePath };
    default:
      return assertNever(form.actionKind);
  }
}

type Python = Pick<ActionOf<'script'>, 'venv' | 'requirements'>;

function pythonToForm({ venv, requirements }: Python): ActionForm['python'] {
  const environment = venv !== null ? 'venv' : requirements !== null ? 'requirements' : 'none';
  return { environment, venv: venv ?? '', requirements: requirements ?? '' };
}

function formToPython({ python }: ActionForm): Python {
  return {
    venv: python.environment === 'venv' ? python.venv : null,
    requirements: python.environment === 'requirements' ? python.requirements : null,
  };
}

function httpToForm(action: ActionOf<'http'>): ActionForm['http'] {
  const { auth } = action;
  return {
    ...emptyActionForm.http,
    method: action.method,
    url: action.url,
    headers: Object.entries(action.headers).map(([name, value]) => ({ name, value })),
    body: action.body ?? '',
    authKind: auth?.kind ?? 'none',
    ...(auth?.kind === 'basic' && { username: auth.username, password: auth.password }),
    ...(auth?.kind === 'bearer' && { token: auth.token }),
    expectedStatus: action.expectedStatus,
    bodyMustMatch: action.bodyMustMatch ?? '',
    bodyMustNotMatch: action.bodyMustNotMatch ?? '',
    followRedirects: action.followRedirects,
    verifyTls: action.verifyTls,
    caFile: action.caFile ?? '',
  };
}

function formToHttp(http: ActionForm['http']): ActionOf<'http'> {
  return {
    kind: 'http',
    method: http.method,
    url: http.url,
    headers: Object.fromEntries(
      http.headers
        .filter(({ name, value }) => name.trim() !== '' || value !== '')
        .map(({ name, value }) => [name.trim(), value]),
    ),
    body: http.body === '' ? null : http.body,
    auth: formToAuth(http),
    expectedStatus: http.expectedStatus.replaceAll(' ', ''),
    bodyMustMatch: http.bodyMustMatch === '' ? null : http.bodyMustMatch,
    bodyMustNotMatch: http.bodyMustNotMatch === '' ? null : http.bodyMustNotMatch,
    followRedirects: http.followRedirects,
    verifyTls: http.verifyTls,
    caFile: orNull(http.caFile),
  };
}

function formToAuth({
  authKind,
  username,
  password,
  token,
}: ActionForm['http']): ActionOf<'http'>['auth'] {
  switch (authKind) {
    case 'none':
      return null;
    case 'basic':
      return { kind: 'basic', username, password };
    case 'bearer':
      return { kind: 'bearer', token };
    default:
      return assertNever(authKind);
  }
}

/** What is no JSON object becomes a list, which the schema refuses. */
function textToConfig(text: string): ActionOf<'python'>['config'] {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as ActionOf<'python'>['config'];
  } catch {
    return [] as unknown as ActionOf<'python'>['config'];
  }
}
