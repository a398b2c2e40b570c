/** Reads systemd's timers together with the services that they start. */

import { basename, dirname, join } from 'node:path';

import { msg, t } from '../../shared/i18n.ts';
import type { ImportNote } from '../../shared/transfer.ts';
import type { TaskDraft } from '../../shared/task.ts';
import { readCalendar } from './calendar-spec.ts';
import { durationText } from './definition-form.ts';
import { dropInsOf, isDropIn } from './drop-ins.ts';
import {
  type ImportDraft,
  type ImportFile,
  type ImportSurroundings,
  note,
  warning,
} from './import-draft.ts';
import { readService } from './systemd-service.ts';
import { specifiersFor } from './unit-specifiers.ts';
import { isYes, readTimeSpan, readUnit, type Unit } from './unit-file.ts';

type ScheduleDraft = NonNullable<TaskDraft['schedules']>[number];
type TriggerDraft = NonNullable<TaskDraft['triggers']>[number];

const MAX_JITTER_MS = 86_400_000;
const MAX_INTERVAL_MS = 366 * 86_400_000;

/**
 * @param files timers, services and the drop-ins of both together, those of the place that comes
 *   first in systemd's search before others; a service without its timer is no task
 */
export function readSystemd(
  files: readonly ImportFile[],
  surroundings: ImportSurroundings,
): readonly (ImportDraft & { readonly origin: string })[] {
  const dropIns = files.filter(({ name }) => isDropIn(name));
  // One in the same folder comes first: the system and its users have units of the same name.
  const services = new Map([
    ...files.map((file): [string, ImportFile] => [basename(file.name), file]),
    ...files.map((file): [string, ImportFile] => [file.name, file]),
  ]);
  const timers = files.filter(({ name }) => name.endsWith('.timer'));
  return timers.map((timer) => ({
    origin: timer.name,
    ...readTimer(timer, { services, dropIns }, surroundings),
  }));
}

/** The name of the service that a timer starts. */
export function serviceOf(timer: ImportFile, dropIns: readonly ImportFile[]): string {
  const { unit } = merge(timer, basename(timer.name), dropIns);
  return serviceName(basename(timer.name), unit);
}

function serviceName(timerName: string, timer: Unit): string {
  return timer.last('Timer', 'Unit') ?? timerName.replace(/timer$/, 'service');
}

/** A unit as its drop-ins leave it; those of the system are not for its users, nor the reverse. */
function merge(file: ImportFile, unitName: string, dropIns: readonly ImportFile[]) {
  const isUser = isUserUnit(file.name);
  const own = dropInsOf(
    unitName,
    dropIns.filter(({ name }) => isUserUnit(name) === isUser),
  );
  return { unit: readUnit(file.text, ...own.map(({ text }) => text)), own };
}

function isUserUnit(path: string): boolean {
  return /\/user\//.test(path) || path.includes('.config/systemd');
}

interface Beside {
  /** By path and by name. */
  readonly services: ReadonlyMap<string, ImportFile>;
  readonly dropIns: readonly ImportFile[];
}

function readTimer(
  file: ImportFile,
  { services, dropIns }: Beside,
  surroundings: ImportSurroundings,
): ImportDraft {
  const { name } = file;
  const unitName = basename(name);
  const stem = unitName.replace(/\.timer$/, '');
  const { unit: timer, own: timerDropIns } = merge(file, unitName, dropIns);
  const startedName = serviceName(unitName, timer);
  const times = readTimes(timer);
  const base = { line: null, original: unitName, when: times.when };
  const refused = (refusal: string) => ({ ...base, draft: null, notes: times.notes, refusal });
  if (stem.endsWith('@'))
    return refused(t('It is a template: it has no times until it gets a name.'));
  if (times.problem !== null) return refused(times.problem);
  const serviceFile = [startedName, templateOf(startedName)]
    .flatMap((each) => [services.get(join(dirname(name), each)), services.get(each)])
    .find((each) => each !== undefined);
  if (serviceFile === undefined)
    return refused(t('The unit {startedName} is not beside it.', { startedName }));
  const started = merge(serviceFile, startedName, dropIns);
  const isUser = isUserUnit(name);
  const specifiers = specifiersFor(startedName, isUser, surroundings);
  const service = readService(started.unit, specifiers, surroundings, isUser);
  if ('problem' in service) return refused(service.problem);
  const draft: TaskDraft = {
    name: stem,
    ...service.draft,
    schedules: times.schedules,
    triggers: times.triggers,
    misfirePolicy: isYes(timer.last('Timer', 'Persistent')) ? 'run_once' : 'skip',
  };
  return {
    ...base,
    draft,
    notes: [...times.notes, ...service.notes, ...dropInNotes([...timerDropIns, ...started.own])],
    refusal: null,
    isForeign: service.isForeign,
  };
}

function dropInNotes(dropIns: readonly ImportFile[]): readonly ImportNote[] {
  const names = dropIns.map(({ name }) => join(basename(dirname(name)), basename(name)));
  return names.length === 0
    ? []
    : [note(t('With its drop-ins: {names}.', { names: names.join(', ') }))];
}

/** `backup@home.service` is made of `backup@.service`. */
function templateOf(name: string): string {
  return name.replace(/@.*(?=\.service$)/, '@');
}

interface Times {
  readonly when: string;
  readonly schedules: ScheduleDraft[];
  readonly triggers: TriggerDraft[];
  readonly notes: readonly ImportNote[];
  readonly problem: string | null;
}

function readTimes(timer: Unit): Times {
  const calendars = timer.all('Timer', 'OnCalendar');
  const spans = SPANS.flatMap((name) =>
    timer.all('Timer', name).map((text) => ({ name, text, ms: readTimeSpan(text) })),
  );
  const when = [...calendars, ...spans.map(({ name, text }) => `${name}=${text}`)].join('; ');
  const readings = calendars.map((text) => ({ text, ...readCalendar(text) }));
  const jitter = readJitter(timer);
  const jitterMs = jitter.ms > 0 ? { jitterMs: jitter.ms } : {};
  const periods = spans.filter(({ name }) => REPEATED.has(name));
  const schedules = [
    ...readings.flatMap((reading) => ('schedule' in reading ? [reading.schedule] : [])),
    ...periods.flatMap(({ ms }) => (ms ? [{ kind: 'interval' as const, everyMs: ms }] : [])),
  ].map((schedule) => ({ ...schedule, ...jitterMs }));
  // The first of what is repeated is no start of its own.
  const isFirst = ({ name, ms }: Span) =>
    name === 'OnActiveSec' && periods.some((period) => period.ms === ms);
  const starts = spans.filter((span) => !REPEATED.has(span.name) && !isFirst(span));
  const notes = [
    ...jitter.notes,
    ...starts.flatMap(startNotes),
    ...periods.map(periodNote),
    ...timerNotes(timer),
  ];
  return {
    when,
    schedules,
    triggers: [...new Set(starts.map(({ name }) => STARTS[name] ?? 'boot'))].map((kind) => ({
      kind,
    })),
    notes,
    problem: timesProblem(readings, spans),
  };
}

const SPANS = ['OnBootSec', 'OnStartupSec', 'OnActiveSec', 'OnUnitActiveSec', 'OnUnitInactiveSec'];
const REPEATED = new Set(['OnUnitActiveSec', 'OnUnitInactiveSec']);
const STARTS: Readonly<Record<string, 'boot' | 'app_start'>> = {
  OnBootSec: 'boot',
  OnStartupSec: 'boot',
  OnActiveSec: 'boot',
};

interface Span {
  readonly name: string;
  readonly text: string;
  readonly ms: number | null;
}

function timesProblem(
  readings: readonly ({ readonly text: string } & ReturnType<typeof readCalendar>)[],
  spans: readonly Span[],
): string | null {
  for (const reading of readings) {
    if ('problem' in reading)
      return t('OnCalendar={text}: {problem}', { text: reading.text, problem: reading.problem });
  }
  const unread = spans.find(({ ms }) => ms === null);
  if (unread) return t('{name}={text} is no time span.', { name: unread.name, text: unread.text });
  const period = spans.find(
    ({ name, ms }) => REPEATED.has(name) && ms !== null && (ms < 1_000 || ms > MAX_INTERVAL_MS),
  );
  if (period)
    return t('{name}={text}: an interval is from 1 second to 366 days here.', {
      name: period.name,
      text: period.text,
    });
  return readings.length + spans.length === 0 ? t('The timer has no times.') : null;
}

function startNotes({ name, text, ms }: Span): readonly ImportNote[] {
  const start = t('{name}: it starts once after each boot, with CronPilot.', { name });
  if ((ms ?? 0) <= 60_000) return [note(start)];
  const delay = t('The {text} that it waits before are left out.', { text });
  return [note(`${start} ${delay}`)];
}

function periodNote({ name, text }: Span): ImportNote {
  return name === 'OnUnitInactiveSec'
    ? warning(
        t('It starts every {text}, counted from start to start and not from the last end.', {
          text,
        }),
      )
    : note(
        t('Every {text} is counted from when it is brought in, not from its last start.', { text }),
      );
}

/** systemd draws a new delay each time, unless FixedRandomDelay is set; CronPilot draws one. */
function readJitter(timer: Unit) {
  const text =
    timer.last('Timer', 'RandomizedDelaySec') ?? timer.last('Timer', 'RandomizedOffsetSec');
  const ms = text === null ? 0 : (readTimeSpan(text) ?? 0);
  if (text === null || ms === 0) return { ms: 0, notes: [] };
  const notes = [
    note(
      t('It starts up to {delay} later (RandomizedDelaySec), always by the same delay.', {
        delay: durationText(ms),
      }),
    ),
  ];
  if (ms <= MAX_JITTER_MS) return { ms, notes };
  return {
    ms: MAX_JITTER_MS,
    notes: [warning(t('Of its random delay of {text}, 24 hours are kept.', { text }))],
  };
}

const LEFT_OUT: Readonly<Record<string, string>> = {
  WakeSystem: msg('It does not wake the computer here (WakeSystem).'),
  OnClockChange: msg('A change of the clock does not start it here (OnClockChange).'),
  OnTimezoneChange: msg('A change of the time zone does not start it here (OnTimezoneChange).'),
};

function timerNotes(timer: Unit): readonly ImportNote[] {
  const conditions = timer.names('Unit').filter((name) => /^(Condition|Assert)/.test(name));
  return [
    ...Object.entries(LEFT_OUT).flatMap(([name, text]) =>
      isYes(timer.last('Timer', name)) ? [warning(t(text))] : [],
    ),
    ...conditions.flatMap((name) =>
      timer
        .all('Unit', name)
        .map((value) =>
          warning(t('{name}={value} of the timer is not asked for.', { name, value })),
        ),
    ),
  ];
}
