/** What a key is called: by the event of its press, and in the platform's symbols. */

export const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

/** `n`, `Mod+n`, `Alt+ArrowLeft`, `Shift+F8`; null for a key alone that is Ctrl or the like. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & {
    readonly code?: string;
  },
  onMac = isMac,
): string | null {
  // There Alt makes another character of a letter: `ç`.
  const letter = onMac && event.altKey ? /^Key([A-Z])$/.exec(event.code ?? '')?.[1] : undefined;
  const key = letter ?? event.key;
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

const MAC_SYMBOLS: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↩',
  Delete: '⌫',
};
const WORDS: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Delete: 'Del',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ' ': 'Space',
};

/** `Mod+k` as `Ctrl K`, on macOS `⌘ K`. */
export function formatKeys(keys: string, onMac: boolean): string {
  return keys
    .split(/\+(?=.)/)
    .map((part) => (onMac ? MAC_SYMBOLS[part] : undefined) ?? WORDS[part] ?? capital(part))
    .join(' ');
}

/** `Mod+s` as `aria-keyshortcuts` has it: `Control+S`, on macOS `Meta+S`. */
export function ariaKeys(keys: string, onMac: boolean): string {
  return keys
    .split(/\+(?=.)/)
    .map((part) =>
      part === 'Mod' ? (onMac ? 'Meta' : 'Control') : (ARIA_NAMES[part] ?? capital(part)),
    )
    .join('+');
}

const ARIA_NAMES: Readonly<Record<string, string>> = { ' ': 'Space', '+': 'Plus' };

function capital(part: string): string {
  return part.length === 1 ? part.toUpperCase() : part;
}

/**
 * As Electron writes shortcuts that work outside of the window: `Control+Alt+Space`. Null for keys
 * without Ctrl, Alt or Cmd, which every program needs for itself.
 */
export function acceleratorOf({
  key,
  code,
  ctrlKey,
  altKey,
  shiftKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>):
  | string
  | null {
  const isModifier = key === 'Control' || key === 'Meta' || key === 'Alt' || key === 'Shift';
  if (isModifier || !(ctrlKey || altKey || metaKey)) return null;
  // With Alt a layout may make another character of the key; what is printed on it counts.
  const name = /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? ACCELERATORS[key] ?? key;
  if (!ACCELERATOR_KEY.test(name)) return null;
  return [
    ...(ctrlKey ? ['Control'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey ? ['Shift'] : []),
    ...(metaKey ? ['Super'] : []),
    name,
  ].join('+');
}

/** A dead key and the like have names too, which Electron does not know. */
const ACCELERATOR_KEY =
  /^(?:[A-Z0-9]|F\d{1,2}|Space|Tab|Enter|Backspace|Insert|Delete|Home|End|Page(?:Up|Down)|Left|Right|Up|Down)$/;

const ACCELERATORS: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
};
