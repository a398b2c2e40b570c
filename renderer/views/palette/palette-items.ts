/** What the palette offers for a text: the best tasks, then commands, runs and settings. Pure. */

import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { type CommandId, keyWords, specOf } from '../../commands/catalogue.ts';

export interface PaletteItem {
  readonly id: string;
  readonly section: 'Tasks' | 'Commands' | 'Runs';
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

export interface PaletteSources {
  readonly tasks: readonly TaskSummary[];
  /** Commands that can be done now. */
  readonly commands: readonly CommandId[];
  readonly score: Score;
}

const MAX_TASKS = 6;
const MAX_COMMANDS = 8;

/** Words that choose a verb, when the query starts with one. */
const VERB_WORDS: readonly (readonly [RegExp, TaskVerb])[] = [
  [/^(run|start)\s+/i, 'run'],
  [/^(open|go to)\s+/i, 'open'],
  [/^(show )?(latest )?logs?( of)?\s+/i, 'log'],
  [/^edit\s+/i, 'edit'],
  [/^(pause|resume|switch (on|off)|enable|disable)\s+/i, 'toggle'],
  [/^duplicate\s+/i, 'duplicate'],
];

export function findItems(text: string, { tasks, commands, score }: PaletteSources): PaletteItem[] {
  const query = text.trim();
  const [verb, name] = splitVerb(query);
  const found = [
    ...best(tasks, MAX_TASKS, ({ task }) => score(task.name, name)).flatMap(
      ([summary, points], at) =>
        verbsFor(verb, query, at).map((each) => ({ points, item: taskItem(summary, each) })),
    ),
    ...best(commands.filter(isOffered), MAX_COMMANDS, (id) =>
      query === '' ? 1 : score(specOf(id).title, query),
    ).map(([id, points]) => ({ points, item: commandItem(id) })),
    ...runItem(query),
  ];
  if (query === '') return found.map(({ item }) => item);
  return sectionsByBest(found);
}

/** Everything that can be done with one task. */
export function taskItems(summary: TaskSummary): PaletteItem[] {
  return taskVerbs.map((verb) => taskItem(summary, verb));
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

/** The best first; equal ones stay in their order. */
function best<T>(all: readonly T[], limit: number, points: (each: T) => number): [T, number][] {
  return all
    .map((each): [T, number] => [each, points(each)])
    .filter(([, value]) => value > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit);
}

/** Items stay together by section; the section with the best item comes first. */
function sectionsByBest(
  found: readonly { readonly points: number; readonly item: PaletteItem }[],
): PaletteItem[] {
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

function taskItem({ task }: TaskSummary, verb: TaskVerb): PaletteItem {
  return {
    id: `task-${task.id}-${verb}`,
    section: 'Tasks',
    title: taskTitle(verb, task),
    detail: task.enabled ? null : 'Switched off',
    keys: undefined,
    target: { kind: 'task', taskId: task.id, verb },
  };
}

function taskTitle(verb: TaskVerb, { name, enabled }: TaskSummary['task']): string {
  const titles: Readonly<Record<TaskVerb, string>> = {
    run: `Run “${name}” now`,
    open: `Open “${name}”`,
    log: `Show latest log of “${name}”`,
    edit: `Edit “${name}”`,
    toggle: `Switch “${name}” ${enabled ? 'off' : 'on'}`,
    duplicate: `Duplicate “${name}”`,
  };
  return titles[verb];
}

function commandItem(commandId: CommandId): PaletteItem {
  return {
    id: `command-${commandId}`,
    section: 'Commands',
    title: specOf(commandId).title,
    detail: null,
    keys: keyWords(commandId),
    target: { kind: 'command', commandId },
  };
}

/** A bare number is a run. */
function runItem(query: string): { points: number; item: PaletteItem }[] {
  const [, digits] = /^(?:run\s+|#)?(\d{1,15})$/i.exec(query) ?? [];
  if (digits === undefined || Number(digits) === 0) return [];
  const title = `Show run ${Number(digits).toLocaleString('en')}`;
  const target = { kind: 'route', path: `/runs/${Number(digits)}` } as const;
  const item: PaletteItem = {
    id: 'run',
    section: 'Runs',
    title,
    detail: null,
    keys: undefined,
    target,
  };
  return [{ points: 0.5, item }];
}
