/** Reads the XML of Windows' Task Scheduler. */

import { basename } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

import type { ImportNote } from '../../shared/transfer.ts';
import type { TaskDraft } from '../../shared/task.ts';
import { type ImportDraft, type ImportFile, note, warning } from './import-draft.ts';
import { readWindowsTrigger } from './windows-trigger.ts';
import { child, children, isTrue, readIsoDuration, textOf, type XmlNode } from './xml-node.ts';

type ScheduleDraft = NonNullable<TaskDraft['schedules']>[number];
type TriggerDraft = NonNullable<TaskDraft['triggers']>[number];

const MAX_TIMEOUT_MS = 24 * 86_400_000;

export function looksLikeWindowsTask(text: string): boolean {
  return /<Task\b[^>]*schemas\.microsoft\.com\/windows\/2004\/02\/mit\/task/.test(
    text.slice(0, 4000),
  );
}

export function readWindowsTask(file: ImportFile): ImportDraft {
  const name = basename(file.name).replace(/\.xml$/i, '') || 'Task';
  const base = { line: null, original: name, when: '' };
  const refused = (refusal: string) => ({ ...base, draft: null, notes: [], refusal });
  const task = parseTask(file.text);
  if (!task) return refused('It is no task of the Windows Task Scheduler.');
  const action = readAction(child(task, 'Actions'));
  if ('problem' in action) return refused(action.problem);
  const triggers = readTriggers(child(task, 'Triggers'));
  if (triggers.problem !== null) return refused(triggers.problem);
  const settings = child(task, 'Settings');
  const uri = textOf(child(task, 'RegistrationInfo'), 'URI');
  return {
    ...base,
    when: triggers.when,
    draft: {
      name: uri?.split('\\').at(-1) || name,
      ...action.draft,
      ...readSettings(settings),
      notes: textOf(child(task, 'RegistrationInfo'), 'Description') ?? '',
      schedules: triggers.schedules,
      triggers: triggers.triggers,
    },
    notes: [...action.notes, ...triggers.notes, ...settingNotes(task, settings)],
    refusal: null,
  };
}

/** Entities of the document's own are not resolved. */
function parseTask(text: string): XmlNode | null {
  if (/<!DOCTYPE/i.test(text)) return null;
  try {
    const parser = new XMLParser({
      ignoreAttributes: true,
      parseTagValue: false,
      removeNSPrefix: true,
      htmlEntities: false,
    });
    return child(parser.parse(text.replace(/^\uFEFF/, '')) as XmlNode, 'Task');
  } catch {
    return null;
  }
}

/** cmd.exe runs them one after the other. */
function readAction(actions: XmlNode | null) {
  const execs = children(actions, 'Exec');
  const others = Object.keys(actions ?? {}).filter((name) => name !== 'Exec');
  if (execs.length === 0) {
    const what = others.length > 0 ? others.join(', ') : 'nothing';
    return { problem: `It runs no program: its actions are ${what}.` };
  }
  const commands = execs.map((exec) => {
    const program = (textOf(exec, 'Command') ?? '').replace(/^"(.*)"$/, '$1');
    const args = textOf(exec, 'Arguments');
    return `${/[\s&()^]/.test(program) ? `"${program}"` : program}${args === null ? '' : ` ${args}`}`;
  });
  if (commands.some((command) => command.trim() === '')) return { problem: 'A command is empty.' };
  const cwd = textOf(execs[0] ?? null, 'WorkingDirectory')?.replace(/^"(.*)"$/, '$1') ?? null;
  const draft: Omit<TaskDraft, 'name'> = {
    action: { kind: 'command', command: commands.join(' & '), shell: 'cmd.exe' },
    cwd,
  };
  const notes = others.map((name) => warning(`Its action ${name} is left out.`));
  return { draft, notes };
}

function readTriggers(node: XmlNode | null) {
  const readings = Object.keys(node ?? {}).flatMap((name) =>
    children(node, name).map((trigger) => readWindowsTrigger(name, trigger)),
  );
  const problem = readings.find((reading) => reading.problem !== null)?.problem ?? null;
  const schedules: ScheduleDraft[] = readings.flatMap((reading) => reading.schedules);
  const triggers: TriggerDraft[] = readings.flatMap((reading) => reading.triggers);
  const when = readings.map((reading) => reading.when).join('; ');
  return {
    problem,
    schedules,
    triggers,
    when,
    notes: readings.flatMap((reading) => reading.notes),
  };
}

const OVERLAP = {
  IgnoreNew: 'skip',
  Queue: 'queue',
  StopExisting: 'replace',
  Parallel: 'allow',
} as const;

function readSettings(settings: XmlNode | null): Partial<TaskDraft> {
  const limitMs = readIsoDuration(textOf(settings, 'ExecutionTimeLimit') ?? '') ?? 0;
  const overlap = textOf(settings, 'MultipleInstancesPolicy') ?? 'IgnoreNew';
  const restart = child(settings, 'RestartOnFailure');
  const attempts = Number(textOf(restart, 'Count') ?? 0);
  const delayMs = readIsoDuration(textOf(restart, 'Interval') ?? '') ?? 60_000;
  const idleMs = readIsoDuration(textOf(child(settings, 'IdleSettings'), 'Duration') ?? '');
  return {
    ...(limitMs > 0 && limitMs <= MAX_TIMEOUT_MS ? { timeoutMs: limitMs } : {}),
    overlapPolicy: Object.hasOwn(OVERLAP, overlap)
      ? OVERLAP[overlap as keyof typeof OVERLAP]
      : 'skip',
    misfirePolicy: isTrue(settings, 'StartWhenAvailable') ? 'run_once' : 'skip',
    ...(attempts > 0
      ? { retry: { maxAttempts: Math.min(attempts + 1, 100), delayMs, backoffFactor: 1 } }
      : {}),
    conditions: {
      mainsPower: isTrue(settings, 'DisallowStartIfOnBatteries'),
      network: isTrue(settings, 'RunOnlyIfNetworkAvailable'),
      idleMs: isTrue(settings, 'RunOnlyIfIdle') ? (idleMs ?? 600_000) : null,
    },
  };
}

function settingNotes(task: XmlNode, settings: XmlNode | null): readonly ImportNote[] {
  const principal = child(child(task, 'Principals'), 'Principal');
  const user = textOf(principal, 'UserId') ?? textOf(principal, 'GroupId');
  return [
    ...(isTrue(settings, 'WakeToRun') ? [warning('It does not wake the computer here.')] : []),
    ...(isTrue(settings, 'StopIfGoingOnBatteries')
      ? [note('It is not stopped when the computer goes on battery.')]
      : []),
    ...(textOf(principal, 'RunLevel') === 'HighestAvailable'
      ? [warning('It runs with the highest rights there, and with yours here.')]
      : []),
    ...(user && /S-1-5-(18|19|20)$|SYSTEM|SERVICE/i.test(user)
      ? [warning(`It runs as ${user} there, and as you here.`)]
      : []),
    ...(textOf(settings, 'Enabled') === 'false' ? [note('It is switched off there.')] : []),
  ];
}
