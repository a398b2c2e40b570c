import { describe, expect, test } from 'vitest';

import { commandIds, specOf } from '../../../renderer/commands/catalogue.ts';
import {
  acceleratorOf,
  ariaKeys,
  formatKeys,
  keyName,
} from '../../../renderer/commands/key-names.ts';

const event = (key: string, modifiers: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
});

describe('keyName', () => {
  test.each([
    [event('n'), 'n'],
    [event('N', { shiftKey: true }), 'n'],
    [event('?', { shiftKey: true }), '?'],
    [event('k', { ctrlKey: true }), 'Mod+k'],
    [event('ArrowLeft', { altKey: true }), 'Alt+ArrowLeft'],
    [event('F8', { shiftKey: true }), 'Shift+F8'],
    [event('Control', { ctrlKey: true }), null],
    [event('k', { metaKey: true }), null],
  ])('of %o is %s', (pressed, name) => expect(keyName(pressed, false)).toBe(name));

  test('goes by what is printed on the key where Alt makes another character of it', () => {
    const pressed = { ...event('ç', { altKey: true }), code: 'KeyC' };
    expect(keyName(pressed, true)).toBe('Alt+c');
    expect(keyName(pressed, false)).toBe('Alt+ç');
  });

  test('takes Cmd for Ctrl on macOS and leaves Ctrl to the system', () => {
    expect(keyName(event('k', { metaKey: true }), true)).toBe('Mod+k');
    expect(keyName(event('k', { ctrlKey: true }), true)).toBeNull();
  });
});

test.each([
  ['Mod+s', 'Control+S', 'Meta+S'],
  ['Shift+F8', 'Shift+F8', 'Shift+F8'],
  ['r', 'R', 'R'],
  [' ', 'Space', 'Space'],
  ['Mod++', 'Control+Plus', 'Meta+Plus'],
])('%j is %s to screen readers, on macOS %s', (keys, elsewhere, onMac) => {
  expect(ariaKeys(keys, false)).toBe(elsewhere);
  expect(ariaKeys(keys, true)).toBe(onMac);
});

describe('formatKeys', () => {
  test.each([
    ['Mod+k', 'Ctrl K', '⌘ K'],
    ['Alt+ArrowLeft', 'Alt ←', '⌥ ←'],
    ['?', '?', '?'],
    ['Mod+,', 'Ctrl ,', '⌘ ,'],
    ['Mod++', 'Ctrl +', '⌘ +'],
    ['Alt++', 'Alt +', '⌥ +'],
    ['Delete', 'Del', '⌫'],
  ])('words %s', (keys, here, onMac) => {
    expect(formatKeys(keys, false)).toBe(here);
    expect(formatKeys(keys, true)).toBe(onMac);
  });
});

describe('acceleratorOf', () => {
  const pressed = (key: string, code: string, modifiers: Partial<KeyboardEvent> = {}) => ({
    ...event(key, { ctrlKey: true, ...modifiers }),
    code,
  });

  test.each([
    [pressed('c', 'KeyC', { altKey: true }), 'Control+Alt+C'],
    [pressed('©', 'KeyC', { altKey: true }), 'Control+Alt+C'],
    [pressed('!', 'Digit1', { shiftKey: true }), 'Control+Shift+1'],
    [pressed(' ', 'Space', { metaKey: true }), 'Control+Super+Space'],
    [pressed('ArrowLeft', 'ArrowLeft'), 'Control+Left'],
    [pressed('F12', 'F12'), 'Control+F12'],
    [pressed('PageUp', 'PageUp'), 'Control+PageUp'],
    [pressed('c', 'KeyC', { ctrlKey: false }), null],
    [pressed('C', 'KeyC', { ctrlKey: false, shiftKey: true }), null],
    [pressed('Alt', 'AltLeft', { altKey: true }), null],
    [pressed('Dead', 'Backquote'), null],
    [pressed('ü', 'BracketLeft'), null],
  ])('of %o is %s', (keys, accelerator) => expect(acceleratorOf(keys)).toBe(accelerator));
});

test('no key stands for two commands that can be done at the same place', () => {
  const places = [
    ['Everywhere', 'Tasks'],
    ['Everywhere', 'Run'],
    ['Everywhere', 'Editor'],
  ];
  for (const sections of places) {
    const keys = commandIds
      .filter((id) => sections.includes(specOf(id).section))
      .flatMap((id) => specOf(id).keys);
    expect(new Set(keys).size, sections.join(' and ')).toBe(keys.length);
  }
});
