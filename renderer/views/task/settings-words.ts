/** What is set in a task's definition, in words. Pure. */

import { describeBlackout } from '../../../electron/shared/blackout.ts';
import { describeSchedule } from '../../../electron/shared/describe-schedule.ts';
import { formatDuration } from '../../../electron/shared/duration.ts';
import { formatBytes } from '../../../electron/shared/format-bytes.ts';
import { formatCount } from '../../../electron/shared/format-number.ts';
import { msg, t } from '../../../electron/shared/i18n.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { fieldLabel } from '../../../electron/shared/task-labels.ts';
import { misfireWords, overlapWords } from '../../../electron/shared/words.ts';
import { kindWord } from './action-facts.ts';

export interface SettingsSection {
  readonly id: string;
  /** Goes through `t` when it is shown. */
  readonly title: string;
  readonly rows: readonly SettingsRow[];
}

export interface SettingsRow {
  readonly label: string;
  readonly value: string;
}

/** Fields of a definition in the order of the editor; one that none of them names is in the last. */
const SECTIONS: readonly (readonly [id: string, title: string, fields: readonly string[]])[] = [
  ['task', msg('Task'), ['action', 'cwd', 'env', 'envFile', 'parameters']],
  ['schedule', msg('Schedule'), ['schedules', 'triggers', 'blackouts']],
  [
    'trouble',
    msg('If something goes wrong'),
    [
      'overlapPolicy',
      'maxInstances',
      'misfirePolicy',
      'maxCatchUps',
      'maxLatenessMs',
      'retry',
      'timeoutMs',
      'graceMs',
      'stopWithApp',
    ],
  ],
  ['success', msg('Success means'), ['successExitCodes', 'success', 'freshnessMs']],
  ['conditions', msg('Conditions'), ['conditions', 'locks']],
  ['alerts', msg('Alerts'), ['notifyOnFailure', 'notifyOnRecovery', 'watchDuration']],
  ['more', msg('More'), []],
];
/** On the page already, or no part of the definition. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'id',
  'name',
  'enabled',
  'notes',
  'revision',
  'createdAtMs',
  'updatedAtMs',
  'deletedAtMs',
  'pause',
  'storedSchedules',
]);
const SENSITIVE = /pass|secret|token|key|auth|cookie/i;
/** Off for most tasks, which is not worth a line. */
const OFF_UNLESS_SET = /^(?:conditions\.|stopWithApp|favourite|keepAwake)/;
const DOTS = '••••••';

/** @param triggers Sentences on what starts it besides its schedules. */
export function settingsOf(task: Task, triggers: readonly string[]): readonly SettingsSection[] {
  const named = new Set(SECTIONS.flatMap(([, , fields]) => fields));
  const others = Object.keys(task).filter((field) => !named.has(field) && !ELSEWHERE.has(field));
  const values = { ...task, triggers } as Readonly<Record<string, unknown>>;
  return SECTIONS.map(([id, title, fields]) => ({
    id,
    title,
    rows: [...fields, ...(id === 'more' ? others : [])]
      .filter((field) => matters(field, task))
      .flatMap((field) => rowsOf(field, values[field])),
  }));
}

/** Some fields mean nothing beside what others say. */
function matters(field: string, task: Task): boolean {
  if (field === 'maxInstances') return task.overlapPolicy === 'allow';
  if (field === 'maxCatchUps') return task.misfirePolicy === 'run_all';
  if (field === 'retry') return task.retry.maxAttempts > 1;
  return (field !== 'priority' && field !== 'nice') || task[field] !== 0;
}

function rowsOf(field: string, value: unknown): readonly SettingsRow[] {
  if (isGroup(value) && field !== 'conditions.deadline') {
    return Object.entries(value).flatMap(([name, part]) => rowsOf(`${field}.${name}`, part));
  }
  const words = wordsOf(field, value);
  return words === '' ? [] : [{ label: fieldLabel(field), value: words }];
}

function wordsOf(field: string, value: unknown): string {
  switch (field) {
    case 'action.kind':
      return kindWord(value as Task['action']['kind']);
    case 'schedules':
      return (value as Task['schedules']).map(describeSchedule).join('\n');
    case 'triggers':
      return (value as readonly string[]).join('\n');
    case 'blackouts':
      return (value as Task['blackouts']).map(describeBlackout).join('\n');
    case 'parameters':
      return (value as Task['parameters']).map(({ name }) => name).join(', ');
    case 'conditions.deadline':
      return deadlineWords(value as Task['conditions']['deadline']);
    case 'conditions.onDeadline':
      return value === 'run' ? t('Run anyway') : '';
    case 'overlapPolicy':
      return overlapWords(value as Task['overlapPolicy']);
    case 'misfirePolicy':
      return value === null
        ? t('Run once when back; skip what is due hourly or more often')
        : misfireWords(value as NonNullable<Task['misfirePolicy']>);
    case 'retry.jitter':
      return t('{percent} %', { percent: formatCount(Math.round(Number(value) * 100)) });
    default:
      return plainWords(field, value);
  }
}

function deadlineWords(deadline: Task['conditions']['deadline']): string {
  if (deadline === null) return '';
  return deadline.kind === 'at'
    ? t('no later than {time}', { time: deadline.time })
    : t('no later than {duration} after it was due', { duration: formatDuration(deadline.ms) });
}

function plainWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (value === false && OFF_UNLESS_SET.test(field)) return '';
  if (typeof value === 'boolean') return value ? t('Yes') : t('No');
  if (typeof value === 'number' && field.endsWith('Ms')) return formatDuration(value);
  if (typeof value === 'number' && field.endsWith('Bytes')) return formatBytes(value);
  if (Array.isArray(value)) return value.map(String).join(', ');
  const mayTell =
    !/^(?:env|action\.(?:headers|auth|config))\./.test(field) || !SENSITIVE.test(field);
  if (!mayTell) return DOTS;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
