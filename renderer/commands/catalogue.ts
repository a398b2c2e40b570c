/** Every command of the window that has a key or a place in the palette: one table for all of them. */

export const SECTIONS = ['Everywhere', 'Tasks', 'Run', 'Editor'] as const;
export type Section = (typeof SECTIONS)[number];

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
    title: 'Find a task or a command',
    section: 'Everywhere',
    keys: ['Mod+k'],
    inPalette: false,
  },
  'go.today': { title: 'Go to Today', section: 'Everywhere', keys: ['Mod+1'] },
  'go.tasks': { title: 'Go to Tasks', section: 'Everywhere', keys: ['Mod+2'] },
  'go.runs': { title: 'Go to Runs', section: 'Everywhere', keys: ['Mod+3'] },
  'go.settings': { title: 'Open the settings', section: 'Everywhere', keys: ['Mod+,'] },
  'go.back': { title: 'Go back', section: 'Everywhere', keys: ['Alt+ArrowLeft', 'Mod+['] },
  'go.forward': { title: 'Go forward', section: 'Everywhere', keys: ['Alt+ArrowRight', 'Mod+]'] },
  'go.nextRegion': {
    title: 'Move to the next region of the window',
    section: 'Everywhere',
    keys: ['F6'],
    inPalette: false,
  },
  'undo.last': { title: 'Undo what was done last', section: 'Everywhere', keys: ['Mod+z'] },
  'task.new': { title: 'New task', section: 'Everywhere', keys: ['n', 'Mod+n'] },
  'find.here': { title: 'Find on this page', section: 'Everywhere', keys: ['/', 'Mod+f'] },
  'schedules.pause': {
    title: 'Pause all schedules until I resume',
    section: 'Everywhere',
    keys: [],
  },
  'schedules.resume': { title: 'Resume all schedules', section: 'Everywhere', keys: [] },
  'sidebar.toggle': {
    title: 'Show or hide the names in the sidebar',
    section: 'Everywhere',
    keys: ['Mod+b'],
  },
  'shortcuts.show': { title: 'Show all shortcuts', section: 'Everywhere', keys: ['?'] },
  'task.run': { title: 'Run this task now', section: 'Tasks', keys: ['r'] },
  'task.edit': { title: 'Edit this task', section: 'Tasks', keys: ['e'] },
  'task.duplicate': { title: 'Duplicate this task', section: 'Tasks', keys: ['d'] },
  'task.toggle': { title: 'Switch this task on or off', section: 'Tasks', keys: ['p'] },
  'task.latestLog': { title: 'Show the latest log of this task', section: 'Tasks', keys: ['l'] },
  'task.open': {
    title: 'Open the selected task',
    section: 'Tasks',
    keys: ['Enter'],
    inPalette: false,
  },
  'task.tag': { title: 'Tag this task', section: 'Tasks', keys: ['t'] },
  'task.peek': {
    title: 'Peek at the selected row',
    section: 'Tasks',
    keys: [' '],
    inPalette: false,
  },
  'task.select': {
    title: 'Select the row as well',
    section: 'Tasks',
    keys: ['x'],
    inPalette: false,
  },
  'list.selectAll': {
    title: 'Select all rows',
    section: 'Tasks',
    keys: ['Mod+a'],
    inPalette: false,
  },
  'list.clear': {
    title: 'Clear the selection or the filter',
    section: 'Tasks',
    keys: ['Escape'],
    inPalette: false,
  },
  'task.delete': { title: 'Delete this task', section: 'Tasks', keys: ['Delete'] },
  'run.again': { title: 'Run it again', section: 'Run', keys: ['r'] },
  'run.stop': { title: 'Stop this run', section: 'Run', keys: ['Mod+.'] },
  'run.copyRows': { title: 'Copy the shown runs as CSV', section: 'Tasks', keys: ['c'] },
  'run.editTask': { title: 'Edit the task of this run', section: 'Run', keys: ['e'] },
  'log.wrap': { title: 'Wrap long lines', section: 'Run', keys: ['w'] },
  'log.follow': { title: 'Follow the end of the log', section: 'Run', keys: ['End'] },
  'log.matchCase': { title: 'Match the case in the log', section: 'Run', keys: ['Alt+c'] },
  'log.regex': {
    title: 'Search the log by a regular expression',
    section: 'Run',
    keys: ['Alt+r'],
  },
  'log.filter': { title: 'Show only matching lines of the log', section: 'Run', keys: ['f'] },
  'log.save': { title: 'Save the log as a file', section: 'Run', keys: ['Mod+s'] },
  'log.nextError': { title: 'Next error in the log', section: 'Run', keys: ['F8'] },
  'log.previousError': {
    title: 'Previous error in the log',
    section: 'Run',
    keys: ['Shift+F8'],
  },
  'log.nextMatch': { title: 'Next match', section: 'Run', keys: ['Enter'], inPalette: false },
  'log.previousMatch': {
    title: 'Previous match',
    section: 'Run',
    keys: ['Shift+Enter'],
    inPalette: false,
  },
  'editor.save': { title: 'Save this task', section: 'Editor', keys: ['Mod+s'] },
  'page.leave': {
    title: 'Leave the page; a draft is kept',
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

/** The key that is shown for a command, in the platform's symbols; undefined for none. */
export function keyWords(id: CommandId): string | undefined {
  const [first] = specOf(id).keys;
  return first === undefined ? undefined : formatKeys(first, isMac);
}

export const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

const MAC_SYMBOLS: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↩',
  Delete: '⌫',
};
const WORDS: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ' ': 'Space',
  Delete: 'Del',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** `Mod+k` as `Ctrl K`, on macOS `⌘ K`. */
export function formatKeys(keys: string, onMac: boolean): string {
  return keys
    .split(/\+(?=.)/)
    .map((part) => (onMac ? MAC_SYMBOLS[part] : undefined) ?? WORDS[part] ?? capital(part))
    .join(' ');
}

function capital(part: string): string {
  return part.length === 1 ? part.toUpperCase() : part;
}
