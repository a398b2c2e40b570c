/** Every command of the window that has a key or a place in the palette: one table for all of them. */

import { msg, t } from '../../electron/shared/i18n.ts';
import type { Settings } from '../../electron/shared/settings.ts';
import { formatKeys, isMac } from './key-names.ts';

/** Where a command can be done, with the title of that place. */
export const SECTIONS = {
  Everywhere: msg('Everywhere'),
  Tasks: msg('Task list and task page'),
  Run: msg('Page of a run'),
  Editor: msg('Task editor'),
} as const;
export type Section = keyof typeof SECTIONS;

export interface CommandSpec {
  readonly title: string;
  readonly section: Section;
  /** `n`, `Delete`, `Mod+s` (Ctrl, on macOS Cmd), `Alt+ArrowLeft`; the first one is shown. */
  readonly keys: readonly string[];
  /** False for what makes sense only where it is: a palette closes the place. */
  readonly inPalette?: false;
}

export const catalogue = {
  'palette.open': {
    title: msg('Find a task or a command'),
    section: 'Everywhere',
    keys: ['Mod+k'],
    inPalette: false,
  },
  'go.today': { title: msg('Go to Today'), section: 'Everywhere', keys: ['Mod+1'] },
  'go.tasks': { title: msg('Go to Tasks'), section: 'Everywhere', keys: ['Mod+2'] },
  'go.runs': { title: msg('Go to Runs'), section: 'Everywhere', keys: ['Mod+3'] },
  'go.settings': { title: msg('Open the settings'), section: 'Everywhere', keys: ['Mod+,'] },
  'go.back': { title: msg('Go back'), section: 'Everywhere', keys: ['Alt+ArrowLeft', 'Mod+['] },
  'go.forward': {
    title: msg('Go forward'),
    section: 'Everywhere',
    keys: ['Alt+ArrowRight', 'Mod+]'],
  },
  'go.nextRegion': {
    title: msg('Move to the next region of the window'),
    section: 'Everywhere',
    keys: ['F6'],
    inPalette: false,
  },
  'undo.last': { title: msg('Undo what was done last'), section: 'Everywhere', keys: ['Mod+z'] },
  'task.newFromFile': {
    title: msg('New task from a file…'),
    section: 'Everywhere',
    keys: [],
  },
  'task.new': { title: msg('New task'), section: 'Everywhere', keys: ['n', 'Mod+n'] },
  'tasks.import': { title: msg('Import tasks…'), section: 'Everywhere', keys: [] },
  'tasks.export': { title: msg('Export all tasks…'), section: 'Everywhere', keys: [] },
  'find.here': { title: msg('Find on this page'), section: 'Everywhere', keys: ['/', 'Mod+f'] },
  'schedules.pause': {
    title: msg('Pause all schedules until I resume'),
    section: 'Everywhere',
    keys: [],
  },
  'schedules.resume': { title: msg('Resume all schedules'), section: 'Everywhere', keys: [] },
  'sidebar.toggle': {
    title: msg('Show or hide the names in the sidebar'),
    section: 'Everywhere',
    keys: ['Mod+b'],
  },
  'view.zoomIn': { title: msg('Zoom in'), section: 'Everywhere', keys: ['Mod++', 'Mod+='] },
  'view.zoomOut': { title: msg('Zoom out'), section: 'Everywhere', keys: ['Mod+-'] },
  'view.zoomReset': { title: msg('Actual size'), section: 'Everywhere', keys: ['Mod+0'] },
  'window.close': { title: msg('Close the window'), section: 'Everywhere', keys: ['Mod+w'] },
  'app.quit': { title: msg('Quit CronPilot'), section: 'Everywhere', keys: ['Mod+q'] },
  'shortcuts.show': { title: msg('Show all shortcuts'), section: 'Everywhere', keys: ['?'] },
  'task.run': { title: msg('Run this task now'), section: 'Tasks', keys: ['r'] },
  'task.edit': { title: msg('Edit this task'), section: 'Tasks', keys: ['e'] },
  'task.duplicate': { title: msg('Duplicate this task'), section: 'Tasks', keys: ['d'] },
  'task.toggle': { title: msg('Switch this task on or off'), section: 'Tasks', keys: ['p'] },
  'task.latestLog': {
    title: msg('Show the latest log of this task'),
    section: 'Tasks',
    keys: ['l'],
  },
  'task.open': {
    title: msg('Open the selected task'),
    section: 'Tasks',
    keys: ['Enter'],
    inPalette: false,
  },
  'task.tag': { title: msg('Tag this task'), section: 'Tasks', keys: ['t'] },
  'task.peek': {
    title: msg('Peek at the latest run'),
    section: 'Tasks',
    keys: [' '],
    inPalette: false,
  },
  'task.select': {
    title: msg('Select this task in the list'),
    section: 'Tasks',
    keys: ['x'],
    inPalette: false,
  },
  'list.selectAll': {
    title: msg('Select all rows'),
    section: 'Tasks',
    keys: ['Mod+a'],
    inPalette: false,
  },
  'list.clear': {
    title: msg('Clear the selection or the filter'),
    section: 'Tasks',
    keys: ['Escape'],
    inPalette: false,
  },
  'task.delete': { title: msg('Delete this task'), section: 'Tasks', keys: ['Delete'] },
  'run.again': { title: msg('Run it again'), section: 'Run', keys: ['r'] },
  'run.withChanges': { title: msg('Run it again with changes'), section: 'Run', keys: [] },
  'run.stop': { title: msg('Stop this run'), section: 'Run', keys: ['Mod+.'] },
  'run.copyRows': { title: msg('Copy the shown runs as CSV'), section: 'Tasks', keys: ['c'] },
  'run.editTask': { title: msg('Edit the task of this run'), section: 'Run', keys: ['e'] },
  'log.wrap': { title: msg('Wrap long lines'), section: 'Run', keys: ['w'] },
  'log.follow': { title: msg('Follow the end of the log'), section: 'Run', keys: ['End'] },
  'log.times': {
    title: msg('Change the times beside the log'),
    section: 'Run',
    keys: ['i'],
  },
  'log.fullScreen': {
    title: msg('Show the log on the full page'),
    section: 'Run',
    keys: ['Alt+Enter'],
  },
  'log.openInEditor': { title: msg('Open the log in the editor'), section: 'Run', keys: [] },
  'log.matchCase': { title: msg('Match the case in the log'), section: 'Run', keys: ['Alt+c'] },
  'log.regex': {
    title: msg('Search the log by a regular expression'),
    section: 'Run',
    keys: ['Alt+r'],
  },
  'log.filter': { title: msg('Show only matching lines of the log'), section: 'Run', keys: ['f'] },
  'log.save': { title: msg('Save the log as a file'), section: 'Run', keys: ['Mod+s'] },
  'log.nextError': { title: msg('Next error in the log'), section: 'Run', keys: ['F8'] },
  'log.previousError': {
    title: msg('Previous error in the log'),
    section: 'Run',
    keys: ['Shift+F8'],
  },
  'log.nextMatch': { title: msg('Next match'), section: 'Run', keys: ['Enter'], inPalette: false },
  'log.previousMatch': {
    title: msg('Previous match'),
    section: 'Run',
    keys: ['Shift+Enter'],
    inPalette: false,
  },
  'editor.test': { title: msg('Test run'), section: 'Editor', keys: ['Mod+Enter'] },
  'editor.save': { title: msg('Save this task'), section: 'Editor', keys: ['Mod+s'] },
  'page.leave': {
    title: msg('Leave the page; a draft is kept'),
    section: 'Editor',
    keys: ['Escape'],
    inPalette: false,
  },
} as const satisfies Record<string, CommandSpec>;

export type CommandId = keyof typeof catalogue;
export const commandIds = Object.keys(catalogue) as readonly CommandId[];

export function specOf(id: CommandId): CommandSpec {
  return catalogue[id];
}

/** In the user's language. */
export function titleOf(id: CommandId): string {
  const { title } = specOf(id);
  return t(title);
}

/** By the id of a command, as the settings hold it; an empty list is no key at all. */
export type UserKeys = Settings['keys'];

export interface Keyboard {
  readonly userKeys: UserKeys;
  /** Keys without Ctrl, Cmd or Alt act, but for named ones like Escape (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

let keyboard: Keyboard = { userKeys: {}, singleKeys: true };
const listeners = new Set<() => void>();

export function currentKeyboard(): Keyboard {
  return keyboard;
}

/** Every key that is shown or pressed from now on. */
export function setKeyboard(next: Keyboard): void {
  keyboard = next;
  for (const listener of listeners) listener();
}

export function onKeyboardChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The keys of a command: the user's, else the table's. */
export function keysOf(id: CommandId): readonly string[] {
  const keys = keyboard.userKeys[id] ?? specOf(id).keys;
  return keyboard.singleKeys ? keys : keys.filter((key) => key.length > 1 || key === ' ');
}

/** The key that is shown for a command: `Mod+s`; undefined for none. */
export function keyOf(id: CommandId): string | undefined {
  return keysOf(id)[0];
}

/** The same in the platform's symbols. */
export function keyWords(id: CommandId): string | undefined {
  const key = keyOf(id);
  return key === undefined ? undefined : formatKeys(key, isMac);
}

/** The commands besides `id` that `key` stands for where `id` can be done. */
export function conflictsOf(id: CommandId, key: string): readonly CommandId[] {
  const { section } = specOf(id);
  return commandIds.filter(
    (other) => other !== id && meet(specOf(other).section, section) && keysOf(other).includes(key),
  );
}

function meet(one: Section, other: Section): boolean {
  return one === other || one === 'Everywhere' || other === 'Everywhere';
}
