/** Which commands can be done now, and by which keys: the newest part of the page comes first. */

import { type CommandId, commandIds, keysOf } from './catalogue.ts';
import { keyName } from './key-names.ts';

export type Actions = Readonly<Partial<Record<CommandId, () => void>>>;

/** Read at the moment of the key, so that an action may change without a new binding. */
type Layer = () => Actions;

const FIELDS = 'input, textarea, select, [contenteditable]';
/** With Ctrl, but a field's own. */
export const EDITING_KEYS = ['Mod+a', 'Mod+c', 'Mod+v', 'Mod+x', 'Mod+z'];

const layers: Layer[] = [];
const listeners = new Set<() => void>();

/** @returns a function that takes the actions away. */
export function bindActions(layer: Layer): () => void {
  layers.unshift(layer);
  if (layers.length === 1) window.addEventListener('keydown', onKeyDown);
  tell();
  return () => {
    layers.splice(layers.indexOf(layer), 1);
    if (layers.length === 0) window.removeEventListener('keydown', onKeyDown);
    tell();
  };
}

/** Ids of the commands that can be done now, in the order of the catalogue. */
export function boundCommands(): readonly CommandId[] {
  return commandIds.filter((id) => actionOf(id) !== undefined);
}

/** @returns false when it cannot be done now. */
export function runCommand(id: CommandId): boolean {
  const action = actionOf(id);
  action?.();
  return action !== undefined;
}

export function onBindingsChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function onKeyDown(event: KeyboardEvent): void {
  const name = keyName(event);
  if (event.defaultPrevented || name === null || !isAllowed(name, event.target)) return;
  for (const layer of layers) {
    const actions = layer();
    const id = commandIds.find((each) => actions[each] && keysOf(each).includes(name));
    if (id === undefined) continue;
    event.preventDefault();
    actions[id]?.();
    return;
  }
}

/** What Space presses, unless it is heard there already. */
const PRESSED = 'button, summary';
/** Nothing that could be typed. */
const FUNCTION_KEY = /^F\d+$/;

/** What is typed belongs to a field; a dialog or a menu keeps the page's keys from the page. */
function isAllowed(name: string, target: EventTarget | null): boolean {
  const within = (selector: string) => target instanceof HTMLElement && target.closest(selector);
  if (EDITING_KEYS.includes(name)) return !within(FIELDS);
  if (name.includes('+') && name.length > 1) return true;
  if (FUNCTION_KEY.test(name)) return !within('[role=dialog], [role=menu]');
  if (name === ' ' && within(PRESSED)) return false;
  return !within(`${FIELDS}, [role=dialog], [role=menu]`);
}

function actionOf(id: CommandId): (() => void) | undefined {
  for (const layer of layers) {
    const action = layer()[id];
    if (action) return action;
  }
  return undefined;
}

function tell(): void {
  for (const listener of listeners) listener();
}
