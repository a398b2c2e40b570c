/** `cronpilot add`: makes a task from options. */

import type { RequestInput } from '../../shared/ipc-contract.ts';
import type { TaskDraft } from '../../shared/task.ts';
import { EXIT, UsageError } from '../cli-error.ts';
import { absolutePath } from '../absolute-path.ts';
import { type Command, parseCommand, refusePositionals } from '../context.ts';
import { byOption } from '../by-option.ts';
import { splitNameValue } from '../name-value.ts';
import { durationOption, parseSchedules, refuse } from '../schedule-options.ts';
import { whenWords } from '../when.ts';

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

const OPTIONS = {
  name: text,
  command: text,
  shell: text,
  script: text,
  interpreter: text,
  arg: texts,
  cwd: text,
  env: texts,
  every: texts,
  hourly: texts,
  daily: texts,
  weekly: texts,
  monthly: texts,
  once: texts,
  cron: texts,
  zone: text,
  timeout: text,
  overlap: text,
  missed: text,
  'stop-with-app': flag,
  disabled: flag,
  priority: text,
  nice: text,
  tag: texts,
} as const;

type Values = ReturnType<typeof parseCommand<typeof OPTIONS>>['values'];

export const addCommand: Command = async (args, { client, output, cwd, now }) => {
  const { values, positionals } = parseCommand(args, OPTIONS);
  refusePositionals(positionals, 'add');
  const draft = toDraft(values, cwd);
  const task = await client.call('tasks.create', draft).catch((error: unknown) => {
    throw byOption(error, draft.schedules ?? []);
  });
  if (values.json) {
    output.print(JSON.stringify(task, null, 2));
    return EXIT.ok;
  }
  const { nextFireAtMs } = await client.call('tasks.get', { taskId: task.id });
  output.print(`Added #${task.id} ${task.name}. ${nextWords(task, nextFireAtMs, now())}`);
  return EXIT.ok;
};

/** Only what was given; CronPilot fills in the defaults and checks the rest. */
function toDraft(values: Values, cwd: string): RequestInput<'tasks.create'> {
  if (values.name === undefined) throw new UsageError('Expected --name NAME');
  return {
    name: values.name,
    action: toAction(values, cwd),
    schedules: [...parseSchedules(values, values.zone ?? null)],
    ...(values.cwd !== undefined && { cwd: absolutePath(values.cwd, cwd) }),
    ...(values.env && { env: toEnv(values.env) }),
    ...(values.timeout !== undefined && { timeoutMs: durationOption('timeout', values.timeout) }),
    // Whether these are one of the policies is for CronPilot to say.
    ...(values.overlap !== undefined && { overlapPolicy: values.overlap as never }),
    ...(values.missed !== undefined && { misfirePolicy: values.missed as never }),
    ...(values['stop-with-app'] && { stopWithApp: true }),
    ...(values.disabled && { enabled: false }),
    ...(values.priority !== undefined && { priority: toNumber('priority', values.priority) }),
    ...(values.nice !== undefined && { nice: toNumber('nice', values.nice) }),
    ...(values.tag && { tags: values.tag }),
  };
}

function toAction(values: Values, cwd: string): TaskDraft['action'] {
  const { command, script, shell, interpreter, arg } = values;
  if (command !== undefined && script === undefined) {
    if (interpreter !== undefined || arg) {
      throw new UsageError('Expected --interpreter and --arg together with --script only');
    }
    return { kind: 'command', command, shell: shell ?? null };
  }
  if (script !== undefined && command === undefined) {
    if (shell !== undefined) throw new UsageError('Expected --shell together with --command only');
    const path = absolutePath(script, cwd);
    return { kind: 'script', path, interpreter: interpreter ?? null, args: arg ?? [] };
  }
  throw new UsageError('Expected either --command COMMAND or --script PATH');
}

function toEnv(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(pairs.map((pair) => splitNameValue('env', pair)));
}

function toNumber(option: string, value: string): number {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : refuse(option, 'a number', value);
}

function nextWords(
  task: { readonly schedules: readonly unknown[]; readonly enabled: boolean; readonly id: number },
  nextFireAtMs: number | null,
  nowMs: number,
): string {
  if (task.schedules.length === 0) return `Start it with: cronpilot run '#${task.id}'`;
  if (!task.enabled) return 'It is disabled.';
  return nextFireAtMs === null ? 'It never runs.' : `Next run ${whenWords(nextFireAtMs, nowMs)}.`;
}
