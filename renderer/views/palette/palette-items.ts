/** What the palette offers for a text: the best tasks, then commands, runs and settings. Pure. */

import { assertNever } from '../../../electron/shared/errors.ts';
import { msg, t } from '../../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { type CommandId, keyWords, specOf, titleOf } from '../../commands/catalogue.ts';
import type { SettingsRow } from '../settings/settings-rows.ts';

export const PALETTE_SECTIONS = {
  tasks: msg('Tasks'),
  runs: msg('Runs'),
  commands: msg('Commands'),
  settings: msg('Settings'),
} as const;

export interface PaletteItem {
  readonly id: string;
  readonly section: keyof typeof PALETTE_SECTIONS;
  readonly title: string;
  /** In grey behind the title. */
  readonly detail: string | null;
  readonly keys: string | undefined;
  readonly target: PaletteTarget;
}

export type PaletteTarget =
  | { readonly kind: 'command'; readonly commandId: CommandId }
  | { readonly kind: 'task'; readonly taskId: number; readonly verb: TaskVerb }
  | { readonly kind: 'route'; readonly path: string };

export const taskVerbs = ['run', 'open', 'log', 'edit', 'toggle', 'duplicate'] as const;
export type TaskVerb = (typeof taskVerbs)[number];

/** How well a text fits a query: 0 not at all, 1 the same. */
export type Score = (text: string, query: string) => number;

/** What of a task is looked through: reading it from 10,000 summaries for each letter takes too long. */
export type PaletteTask = Pick<TaskSummary['task'], 'id' | 'name' | 'enabled'>;

export interface PaletteSources {
  readonly tasks: readonly PaletteTask[];
  /** Of all tasks, each once. */
  readonly tags: readonly string[];
  /** Commands that can be done now. */
  readonly commands: readonly CommandId[];
  readonly settings: readonly SettingsRow[];
  readonly score: Score;
}

export function taskSources(
  summaries: readonly TaskSummary[],
): Pick<PaletteSources, 'tasks' | 'tags'> {
  return {
    tasks: summaries.map(({ task: { id, name, enabled } }) => ({ id, name, enabled })),
    tags: [...new Set(summaries.flatMap(({ task }) => task.tags))],
  };
}

const MAX_TASKS = 6;
const MAX_COMMANDS = 8;
const MAX_TAGS = 2;
const MAX_SETTINGS = 4;

/** Words that choose a verb, when the query starts with one, in each language of the window. */
const VERB_WORDS: readonly (readonly [RegExp, TaskVerb])[] = [
  [/^(run|starte?)\s+/i, 'run'],
  [/^(open|go to|öffne)\s+/i, 'open'],
  [/^((show )?(latest )?logs?( of)?|(zeige )?protokoll( von)?)\s+/i, 'log'],
  [/^(edit|bearbeite)\s+/i, 'edit'],
  [/^(pause|resume|switch (on|off)|enable|disable|schalte)\s+/i, 'toggle'],
  [/^(duplicate|dupliziere)\s+/i, 'duplicate'],
];

export function findItems(text: string, sources: PaletteSources): PaletteItem[] {
  const { tasks, commands, settings, score } = sources;
  const query = text.trim();
  const [verb, name] = splitVerb(query);
  const found = [
    ...bestTasks(tasks, name, score).flatMap(([task, points], at) =>
      verbsFor(verb, query, at).map((each) => ({ points, item: taskItem(task, each) })),
    ),
    ...best(commands.filter(isOffered), MAX_COMMANDS, (id) =>
      query === '' ? 1 : Math.max(score(titleOf(id), query), score(specOf(id).title, query)),
    ).map(([id, points]) => ({ points, item: commandItem(id) })),
    ...runItem(query),
    ...(query === ''
      ? []
      : [...tagItems(query, sources), ...settingsItems(query, settings, score)]),
  ];
  if (query === '') return found.map(({ item }) => item);
  return sectionsByBest(found);
}

/** Everything that can be done with one task. */
export function taskItems(task: PaletteTask): PaletteItem[] {
  return taskVerbs.map((verb) => taskItem(task, verb));
}

function isOffered(id: CommandId): boolean {
  return specOf(id).inPalette !== false;
}

/** The best task offers what is done most; the others are one step away. */
function verbsFor(verb: TaskVerb | null, query: string, at: number): readonly TaskVerb[] {
  if (verb !== null) return [verb];
  return at === 0 && query !== '' ? ['run', 'open', 'log'] : ['open'];
}

function splitVerb(query: string): readonly [verb: TaskVerb | null, name: string] {
  for (const [pattern, verb] of VERB_WORDS) {
    if (pattern.test(query)) return [verb, query.replace(pattern, '')];
  }
  return [null, query];
}

/** Of many tasks only those whose name begins with the query are scored, where they are enough. */
function bestTasks(
  tasks: readonly PaletteTask[],
  query: string,
  score: Score,
): [PaletteTask, number][] {
  const points = ({ name }: PaletteTask) => score(name, query);
  const begin = query.toLowerCase();
  const first = best(
    tasks.filter(({ name }) => name.toLowerCase().startsWith(begin)),
    MAX_TASKS,
    points,
  );
  return first.length === MAX_TASKS ? first : best(tasks, MAX_TASKS, points);
}

/** The best first; equal ones stay in their order. */
function best<T>(all: readonly T[], limit: number, points: (each: T) => number): [T, number][] {
  const found: [T, number][] = [];
  for (const each of all) {
    const value = points(each);
    if (value <= (found.length < limit ? 0 : (found.at(-1)?.[1] ?? 0))) continue;
    const at = found.findIndex(([, least]) => least < value);
    found.splice(at < 0 ? found.length : at, 0, [each, value]);
    found.length = Math.min(found.length, limit);
  }
  return found;
}

/** Items stay together by section; the section with the best item comes first. */
function sectionsByBest(found: readonly Found[]): PaletteItem[] {
  const top = new Map<PaletteItem['section'], number>();
  for (const { points, item } of found)
    top.set(item.section, Math.max(points, top.get(item.section) ?? 0));
  return found
    .toSorted(
      (a, b) =>
        (top.get(b.item.section) ?? 0) - (top.get(a.item.section) ?? 0) || b.points - a.points,
    )
    .map(({ item }) => item);
}

function taskItem(task: PaletteTask, verb: TaskVerb): PaletteItem {
  return {
    id: `task-${task.id}-${verb}`,
    section: 'tasks',
    title: taskTitle(verb, task),
    detail: task.enabled ? null : t('Switched off'),
    keys: undefined,
    target: { kind: 'task', taskId: task.id, verb },
  };
}

function taskTitle(verb: TaskVerb, { name, enabled }: PaletteTask): string {
  switch (verb) {
    case 'run':
      return t('Run “{name}” now', { name });
    case 'open':
      return t('Open “{name}”', { name });
    case 'log':
      return t('Show latest log of “{name}”', { name });
    case 'edit':
      return t('Edit “{name}”', { name });
    case 'toggle':
      return enabled ? t('Switch “{name}” off', { name }) : t('Switch “{name}” on', { name });
    case 'duplicate':
      return t('Duplicate “{name}”', { name });
    default:
      return assertNever(verb);
  }
}

function commandItem(commandId: CommandId): PaletteItem {
  return {
    id: `command-${commandId}`,
    section: 'commands',
    title: titleOf(commandId),
    detail: null,
    keys: keyWords(commandId),
    target: { kind: 'command', commandId },
  };
}

interface Found {
  readonly points: number;
  readonly item: PaletteItem;
}

/** A bare number is a run. */
function runItem(query: string): Found[] {
  const [, digits] = /^(?:run\s+|lauf\s+|#)?(\d{1,15})$/i.exec(query) ?? [];
  const runId = Number(digits ?? 0);
  if (runId === 0) return [];
  const title = t('Show run {id}', { id: String(runId) });
  return [{ points: 0.5, item: routeItem('run', 'runs', title, `/runs/${runId}`) }];
}

function tagItems(query: string, { tags, score }: PaletteSources): Found[] {
  return best(tags, MAX_TAGS, (tag) => score(tag, query)).map(([tag, points]) => ({
    points,
    item: routeItem(
      `tag-${tag}`,
      'commands',
      t('Show tasks with the tag “{tag}”', { tag }),
      `/tasks?tag=${encodeURIComponent(tag)}`,
    ),
  }));
}

/** A row of the settings never goes before a task or a command that fits as well. */
function settingsItems(query: string, settings: readonly SettingsRow[], score: Score): Found[] {
  return best(settings, MAX_SETTINGS, ({ title, section }) =>
    Math.max(score(title, query), score(section, query) / 2),
  ).map(([{ title, section, path }, points]) => ({
    points: points * 0.9,
    item: { ...routeItem(`setting-${path}`, 'settings', title, path), detail: section },
  }));
}

function routeItem(
  id: string,
  section: PaletteItem['section'],
  title: string,
  path: string,
): PaletteItem {
  return { id, section, title, detail: null, keys: undefined, target: { kind: 'route', path } };
}
