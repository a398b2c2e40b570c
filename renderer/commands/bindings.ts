/** Which commands can be done now, and by which keys: the newest part of the page comes first. */

import { type CommandId, commandIds, isMac, specOf } from './catalogue.ts';

export type Actions = Readonly<Partial<Record<CommandId, () => void>>>;

/** Read at the moment of the key, so that an action may change without a new binding. */
type Layer = () => Actions;

const FIELDS = 'input, textarea, select, [contenteditable]';
/** With Ctrl, but a field's own. */
const EDITING_KEYS = ['Mod+a', 'Mod+c', 'Mod+v', 'Mod+x', 'Mod+z'];

const layers: Layer[] = [];
const listeners = new Set<() => void>();
let singleKeys = true;

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

/** Keys without Ctrl, Cmd or Alt act, but for named ones like Escape (WCAG 2.1.4). */
export function allowSingleKeys(allowed: boolean): void {
  singleKeys = allowed;
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

/** `n`, `Mod+n`, `Alt+ArrowLeft`, `Shift+F8`; null for a key alone that is Ctrl or the like. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  onMac = isMac,
): string | null {
  const { key } = event;
  if (key === 'Control' || key === 'Meta' || key === 'Alt' || key === 'Shift') return null;
  // The modifier that is none of ours on this platform: leave it to the system.
  if (onMac ? event.ctrlKey : event.metaKey) return null;
  const isModified = onMac ? event.metaKey : event.ctrlKey;
  const isNamed = key.length > 1;
  return [
    ...(isModified ? ['Mod'] : []),
    ...(event.altKey ? ['Alt'] : []),
    // Of a character the shift is part of: `?`.
    ...(event.shiftKey && isNamed ? ['Shift'] : []),
    isNamed ? key : key.toLowerCase(),
  ].join('+');
}

function onKeyDown(event: KeyboardEvent): void {
  const name = keyName(event);
  if (event.defaultPrevented || name === null || !isAllowed(name, event.target)) return;
  for (const layer of layers) {
    const actions = layer();
    const id = commandIds.find((each) => actions[each] && specOf(each).keys.includes(name));
    if (id === undefined) continue;
    event.preventDefault();
    actions[id]?.();
    return;
  }
}

/** What is typed belongs to a field; a dialog or a menu keeps the page's keys from the page. */
function isAllowed(name: string, target: EventTarget | null): boolean {
  const within = (selector: string) => target instanceof HTMLElement && target.closest(selector);
  if (EDITING_KEYS.includes(name)) return !within(FIELDS);
  if (name.includes('+') && name.length > 1) return true;
  if (name.length === 1 && !singleKeys) return false;
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
