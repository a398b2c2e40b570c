/** Reads an anacrontab: jobs that run once in so many days, whenever the computer is on. */

import { t } from '../../shared/i18n.ts';
import type { TaskDraft } from '../../shared/task.ts';
import type { ImportNote } from '../../shared/transfer.ts';
import { type ImportDraft, type ImportSurroundings, note, warning } from './import-draft.ts';

const VARIABLE = /^([A-Za-z_]\w*)\s*=\s*(.*)$/;
/** Period in days, delay in minutes, name, command. */
const JOB = /^(\d+|@[a-z]+)\s+(\d+)\s+(\S+)\s+(\S.*)$/i;
type ScheduleDraft = NonNullable<TaskDraft['schedules']>[number];

const DAY_MS = 86_400_000;
const OWN_VARIABLES = new Set(['SHELL', 'MAILTO', 'START_HOURS_RANGE', 'RANDOM_DELAY', 'LOGNAME']);

export function looksLikeAnacrontab(name: string, text: string): boolean {
  const jobs = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !VARIABLE.test(line));
  const isNamed = /(^|\/)anacrontab$/.test(name);
  return (
    isNamed ||
    (jobs.length > 0 &&
      jobs.every((line) => /^(\d+|@\w+)\s+\d+\s+[a-z][\w.-]*\s+[^\s\d*?]/i.test(line)))
  );
}

/** That of the system runs as root. */
export function readAnacrontab(
  name: string,
  text: string,
  { userName }: ImportSurroundings,
): readonly ImportDraft[] {
  const isForeign = /(^|\/)etc\/anacrontab$/.test(name) && userName !== 'root';
  const asRoot = isForeign
    ? [
        warning(
          t('It runs as {user} there; CronPilot would run it as {ownName}.', {
            user: 'root',
            ownName: userName,
          }),
        ),
      ]
    : [];
  const variables = new Map<string, string>();
  const found: ImportDraft[] = [];
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, variable, value = ''] = VARIABLE.exec(line) ?? [];
    if (variable === undefined) {
      const job = readJob(line, variables);
      const notes = job.draft === null ? [] : [...asRoot, ...job.notes];
      found.push({ line: at + 1, original: raw, ...job, notes, isForeign });
    } else variables.set(variable, value);
  }
  return found;
}

function readJob(
  line: string,
  variables: ReadonlyMap<string, string>,
): Omit<ImportDraft, 'line' | 'original'> {
  const [, period = '', delay = '', name = '', command = ''] = JOB.exec(line) ?? [];
  const refused = (refusal: string) => ({ when: period, draft: null, notes: [], refusal });
  if (period === '')
    return refused(t('It is no anacron job: days, minutes, a name and a command.'));
  const firstHour = Number(/^\d+/.exec(variables.get('START_HOURS_RANGE') ?? '')?.[0] ?? 0);
  const rule = toSchedule(period, firstHour);
  if (!rule)
    return refused(
      t('The period is neither a number of days nor @daily to @yearly: {period}.', { period }),
    );
  const jitterMs = Math.min(Number(variables.get('RANDOM_DELAY') ?? 0) * 60_000, DAY_MS) || 0;
  const draft: TaskDraft = {
    name,
    action: { kind: 'command', command, shell: variables.get('SHELL') ?? '/bin/sh' },
    ...(variables.has('HOME') ? { cwd: variables.get('HOME') ?? null } : {}),
    env: Object.fromEntries([...variables].filter(([key]) => !OWN_VARIABLES.has(key))),
    schedules: [{ ...rule.schedule, ...(jitterMs > 0 ? { jitterMs } : {}) }],
    misfirePolicy: 'run_once',
    maxLatenessMs: Math.min(rule.days, 366) * DAY_MS,
  };
  return { when: period, draft, notes: notesOf(delay, jitterMs, variables), refusal: null };
}

function notesOf(
  delay: string,
  jitterMs: number,
  variables: ReadonlyMap<string, string>,
): readonly ImportNote[] {
  const [minutes = '', mailTo = '', range = null] = [
    variables.get('RANDOM_DELAY'),
    variables.get('MAILTO'),
    variables.get('START_HOURS_RANGE'),
  ];
  const notes = [
    jitterMs > 0 &&
      t(
        'RANDOM_DELAY={minutes}: it starts later by up to so many minutes, always by the same delay.',
        { minutes },
      ),
    delay !== '0' && t('anacron waits {delay} minutes at first; that is left out.', { delay }),
    mailTo !== '' &&
      t('Its output was mailed to {mailTo}; CronPilot keeps it as the run log.', { mailTo }),
    range !== null && t("START_HOURS_RANGE={range}: it is due at the range's begin.", { range }),
  ];
  const first = t(
    'anacron runs it as soon as it is due and the computer on; here it has a time, made up for when it was missed.',
  );
  return [warning(first), ...notes.filter((each) => each !== false).map(note)];
}

function toSchedule(
  period: string,
  hour: number,
): { readonly days: number; readonly schedule: ScheduleDraft } | null {
  const time = `${String(hour % 24).padStart(2, '0')}:00`;
  switch (period.toLowerCase()) {
    case '1':
    case '@daily':
      return { days: 1, schedule: { kind: 'daily', times: [time] } };
    case '@weekly':
      return { days: 7, schedule: { kind: 'weekly', days: [1], times: [time] } };
    case '@monthly':
      return { days: 31, schedule: { kind: 'monthly', days: [1], times: [time] } };
    case '@yearly':
    case '@annually':
      return { days: 366, schedule: { kind: 'cron', pattern: `0 ${hour % 24} 1 1 *` } };
    default: {
      const days = Number(period);
      if (!Number.isInteger(days) || days < 1 || days > 366) return null;
      return { days, schedule: { kind: 'interval', everyMs: days * DAY_MS } };
    }
  }
}
