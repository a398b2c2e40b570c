/** Reads the XML of Windows' Task Scheduler. */

import { basename } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

import { t } from '../../shared/i18n.ts';
import type { ImportNote } from '../../shared/transfer.ts';
import type { TaskDraft } from '../../shared/task.ts';
import { type ImportDraft, type ImportFile, note, warning } from './import-draft.ts';
import { readWindowsActions } from './windows-action.ts';
import { readWindowsTrigger } from './windows-trigger.ts';
import { child, children, isTrue, readIsoDuration, textOf, type XmlNode } from './xml-node.ts';

type ScheduleDraft = NonNullable<TaskDraft['schedules']>[number];
type TriggerDraft = NonNullable<TaskDraft['triggers']>[number];

const MAX_TIMEOUT_MS = 24 * 86_400_000;
/** What the scheduler takes where a task says nothing: three days. */
const DEFAULT_LIMIT = 'PT72H';

export function looksLikeWindowsTask(text: string): boolean {
  return /<Task\b[^>]*schemas\.microsoft\.com\/windows\/2004\/02\/mit\/task/.test(
    text.slice(0, 4000),
  );
}

/** All tasks of a file: `schtasks /query /xml` writes many into one. */
export function readWindowsTasks(file: ImportFile): readonly ImportDraft[] {
  const tasks = parseTasks(file.text);
  const ownName = basename(file.name).replace(/\.xml$/i, '') || 'Task';
  if (tasks.length > 0) {
    return tasks.map((task, at) => readTask(task, at === 0 ? ownName : `${ownName} ${at + 1}`));
  }
  const refusal = t('It is no task of the Windows Task Scheduler.');
  return [{ line: null, original: ownName, when: '', draft: null, notes: [], refusal }];
}

function readTask(task: XmlNode, ownName: string): ImportDraft {
  const uri = textOf(child(task, 'RegistrationInfo'), 'URI');
  const name = uri?.split('\\').at(-1) || ownName;
  const base = { line: null, original: name, when: '' };
  const refused = (refusal: string) => ({ ...base, draft: null, notes: [], refusal });
  const action = readWindowsActions(child(task, 'Actions'));
  if ('problem' in action) return refused(action.problem);
  const triggers = readTriggers(child(task, 'Triggers'));
  if (triggers.problem !== null) return refused(triggers.problem);
  const settings = child(task, 'Settings');
  return {
    ...base,
    when: triggers.when,
    draft: {
      name,
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
function parseTasks(text: string): readonly XmlNode[] {
  if (/<!DOCTYPE/i.test(text)) return [];
  try {
    const parser = new XMLParser({
      ignoreAttributes: true,
      parseTagValue: false,
      removeNSPrefix: true,
      htmlEntities: false,
    });
    // Several documents may follow each other.
    const parsed = parser.parse(text.replace(/\uFEFF|<\?xml[^>]*\?>/g, '')) as XmlNode;
    return [...children(parsed, 'Task'), ...children(child(parsed, 'Tasks'), 'Task')];
  } catch {
    return [];
  }
}

function readTriggers(node: XmlNode | null) {
  const readings = Object.keys(node ?? {}).flatMap((name) =>
    children(node, name).map((trigger) => readWindowsTrigger(name, trigger)),
  );
  const problems = readings.flatMap(({ problem: each }) => (each === null ? [] : [each]));
  // One that is understood is better than none.
  const isLost = readings.length === problems.length;
  const problem = isLost ? (problems[0] ?? null) : null;
  const schedules: ScheduleDraft[] = readings.flatMap((reading) => reading.schedules);
  const triggers: TriggerDraft[] = readings.flatMap((reading) => reading.triggers);
  const when = readings.map((reading) => reading.when).join('; ');
  return {
    problem,
    schedules,
    triggers,
    when,
    notes: [
      ...readings.flatMap((reading) => reading.notes),
      ...problems.map((each) => warning(t('One of its triggers is left out. {each}', { each }))),
    ],
  };
}

const OVERLAP = {
  IgnoreNew: 'skip',
  Queue: 'queue',
  StopExisting: 'replace',
  Parallel: 'allow',
} as const;

/** The scheduler's default is true. */
function isTrueOrAbsent(settings: XmlNode | null, name: string): boolean {
  return textOf(settings, name) === null || isTrue(settings, name);
}

function readSettings(settings: XmlNode | null): Partial<TaskDraft> {
  const limitMs = readIsoDuration(textOf(settings, 'ExecutionTimeLimit') ?? DEFAULT_LIMIT) ?? 0;
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
      mainsPower: isTrueOrAbsent(settings, 'DisallowStartIfOnBatteries'),
      network: isTrue(settings, 'RunOnlyIfNetworkAvailable'),
      idleMs: isTrue(settings, 'RunOnlyIfIdle') ? (idleMs ?? 600_000) : null,
    },
  };
}

function settingNotes(task: XmlNode, settings: XmlNode | null): readonly ImportNote[] {
  const principal = child(child(task, 'Principals'), 'Principal');
  const user = textOf(principal, 'UserId') ?? textOf(principal, 'GroupId');
  return [
    ...(isTrue(settings, 'WakeToRun') ? [warning(t('It does not wake the computer here.'))] : []),
    ...(isTrueOrAbsent(settings, 'StopIfGoingOnBatteries')
      ? [note(t('It is not stopped when the computer goes on battery.'))]
      : []),
    ...(textOf(principal, 'RunLevel') === 'HighestAvailable'
      ? [warning(t('It runs with the highest rights there, and with yours here.'))]
      : []),
    ...(user && /S-1-5-(18|19|20)$|SYSTEM|SERVICE/i.test(user)
      ? [warning(t('It runs as {user} there, and as you here.', { user }))]
      : []),
    ...(textOf(settings, 'Enabled') === 'false' ? [note(t('It is switched off there.'))] : []),
  ];
}
