/** What all exports share: the shape of a target, file names, and a task's command for a shell. */

import { basename, extname } from 'node:path';

import { t } from '../../shared/i18n.ts';
import { expandHome } from '../../shared/expand-home.ts';
import { isScriptText } from '../../shared/interpreter.ts';
import type { Task, TaskInput } from '../../shared/task.ts';
import { secretNamesIn } from '../../shared/template.ts';
import type { ExportedFile } from '../../shared/transfer.ts';
import { quoteWords } from './shell-words.ts';

export interface ExportSurroundings {
  readonly homeDir: string;
  /** Of tasks that name none. */
  readonly shell: string;
  readonly nowMs: number;
}

/** What a target makes of one task. */
export interface ExportedTask {
  /** Empty when the task is left out. */
  readonly files: readonly ExportedFile[];
  /** What is lost, as sentences; with no files, why. */
  readonly problems: readonly string[];
}

export const leftOut = (problem: string): ExportedTask => ({ files: [], problems: [problem] });

/** Letters, digits and dashes, different for different tasks of one export. */
export function slugOf(
  task: Pick<Task, 'id' | 'name'>,
  all: readonly Pick<Task, 'id' | 'name'>[],
): string {
  const plain = plainSlug(task.name);
  const isShared = all.some((other) => other.id !== task.id && plainSlug(other.name) === plain);
  return isShared || plain === '' ? `${plain || 'task'}-${task.id}` : plain;
}

function plainSlug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}

/** Null for what another scheduler has no program for. */
export function commandText({ action }: TaskInput, homeDir: string): string | null {
  if (action.kind === 'command') return isScriptText(action) ? null : action.command;
  if (action.kind === 'http') return curlText(action);
  if (action.kind !== 'script') return null;
  const path = expandHome(action.path, homeDir);
  const interpreter = action.interpreter ?? interpreterOf(path, action.venv);
  return quoteWords([...(interpreter === null ? [] : [interpreter]), path, ...action.args]);
}

const INTERPRETERS: Readonly<Record<string, string>> = {
  '.py': 'python3',
  '.sh': '/bin/sh',
  '.bash': 'bash',
  '.js': 'node',
  '.mjs': 'node',
  '.cjs': 'node',
  '.rb': 'ruby',
  '.pl': 'perl',
  '.php': 'php',
  '.ps1': 'pwsh',
};

function interpreterOf(path: string, venv: string | null): string | null {
  if (venv !== null) return `${venv}/bin/python`;
  return INTERPRETERS[extname(basename(path)).toLowerCase()] ?? null;
}

function curlText(action: Extract<TaskInput['action'], { kind: 'http' }>): string | null {
  if (action.auth !== null || action.bodyMustMatch !== null || action.bodyMustNotMatch !== null)
    return null;
  if (action.expectedStatus !== '200-299') return null;
  const headers = Object.entries(action.headers).flatMap(([name, value]) => [
    '-H',
    `${name}: ${value}`,
  ]);
  return quoteWords([
    'curl',
    '-fsS',
    ...(action.followRedirects ? ['-L'] : []),
    ...(action.verifyTls ? [] : ['-k']),
    ...(action.caFile === null ? [] : ['--cacert', action.caFile]),
    ...(action.method === 'GET' ? [] : ['-X', action.method]),
    ...headers,
    ...(action.body === null ? [] : ['--data-binary', action.body]),
    action.url,
  ]);
}

/** Why no other scheduler can have the task, null when one can. */
export function blockingProblem(input: TaskInput): string | null {
  const { action } = input;
  const [secret] = secretNamesIn(input);
  if (secret !== undefined)
    return t('It needs the secret {name}, which is never exported.', { name: secret });
  if (/\{\{ *param\./.test(JSON.stringify(action))) return t('It needs values for its parameters.');
  if (action.kind === 'module') return t('A JavaScript module runs in CronPilot alone.');
  if (action.kind === 'python')
    return t('A Python file with run_task(config) runs in CronPilot alone.');
  if (action.kind === 'command' && isScriptText(action))
    return t('Its script is written in the task; put it into a file first.');
  if (action.kind === 'http' && curlText(action) === null) {
    return t('Its checks of the answer, or its authentication, have no equal in curl.');
  }
  return null;
}

/** What only CronPilot does, each as a sentence. @param kept fields that the target has */
export function lostFeatures(input: TaskInput, kept: ReadonlySet<string>): readonly string[] {
  const { conditions, success } = input;
  const lost: readonly (readonly [string, boolean, string])[] = [
    ['envFile', input.envFile !== null, t('its .env file {path}', { path: input.envFile ?? '' })],
    ['blackouts', input.blackouts.length > 0, t('the windows in which it does not start')],
    ['overlapPolicy', input.overlapPolicy !== 'skip', t('what happens while it still runs')],
    ['retry', input.retry.maxAttempts > 1, t('trying again')],
    ['mainsPower', conditions.mainsPower, t('the condition of mains power')],
    ['network', conditions.network, t('the condition of a network')],
    ['idleMs', conditions.idleMs !== null, t('the condition of an idle computer')],
    ['quiet', conditions.outsideQuietHours, t('the condition of quiet hours')],
    ['deadline', conditions.deadline !== null, t('its deadline')],
    ['locks', input.locks.length > 0, t('its locks')],
    ['timeoutMs', input.timeoutMs !== null, t('its time limit')],
    ['nice', input.nice > 0, t('its lower priority')],
    ['exitCodes', input.successExitCodes.join() !== '0', t('its other exit codes of success')],
    ['success', Object.values(success).some((rule) => rule !== null), t('its rules of success')],
    ['misfire', input.misfirePolicy === 'run_all', t('catching up every missed run')],
  ];
  const words = lost.filter(([name, isSet]) => isSet && !kept.has(name)).map(([, , text]) => text);
  return words.length === 0 ? [] : [t('Left out: {what}.', { what: words.join(', ') })];
}
