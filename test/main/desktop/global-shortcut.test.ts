import { afterEach, expect, test, vi } from 'vitest';

import { GlobalShortcut } from '../../../electron/main/desktop/global-shortcut.ts';

afterEach(() => void vi.unstubAllEnvs());

/** @param taken By another program. */
function setUp(taken: readonly string[] = []) {
  vi.stubEnv('XDG_SESSION_TYPE', 'x11');
  const stage = {
    accelerator: 'Control+Alt+C' as string | null,
    taken,
    held: new Map<string, () => void>(),
    registered: 0,
    pressed: 0,
    logged: [] as string[],
  };
  const shortcut = new GlobalShortcut({
    shortcuts: {
      register: (accelerator, onPressed) => {
        if (accelerator === 'Nonsense') throw new TypeError('conversion failure');
        if (stage.taken.includes(accelerator)) return false;
        stage.registered += 1;
        stage.held.set(accelerator, onPressed);
        return true;
      },
      unregister: (accelerator) => void stage.held.delete(accelerator),
    },
    accelerator: () => stage.accelerator,
    onPressed: () => (stage.pressed += 1),
    log: (message) => stage.logged.push(message),
  });
  return { stage, shortcut };
}

test('follows the settings, and holds one combination at a time', () => {
  const { stage, shortcut } = setUp();
  shortcut.refresh();
  shortcut.refresh();
  expect([[...stage.held.keys()], stage.registered]).toEqual([['Control+Alt+C'], 1]);
  stage.held.get('Control+Alt+C')?.();
  expect(stage.pressed).toBe(1);
  stage.accelerator = 'Control+Alt+D';
  shortcut.refresh();
  expect([...stage.held.keys()]).toEqual(['Control+Alt+D']);
  stage.accelerator = null;
  shortcut.refresh();
  expect([stage.held.size, shortcut.problem]).toEqual([0, null]);
});

test('what another program has is a problem until it can be had, or is not wanted', () => {
  const { stage, shortcut } = setUp(['Control+Alt+C']);
  shortcut.refresh();
  expect(shortcut.problem).toBe('Another program uses the shortcut Control+Alt+C.');
  expect(stage.logged).toEqual(['The shortcut Control+Alt+C was refused.']);
  stage.taken = [];
  shortcut.refresh();
  expect([shortcut.problem, stage.held.size]).toEqual([null, 1]);
  stage.taken = ['Control+Alt+D'];
  stage.accelerator = 'Control+Alt+D';
  shortcut.refresh();
  expect([shortcut.problem === null, stage.held.size]).toEqual([false, 0]);
  stage.accelerator = null;
  shortcut.refresh();
  expect(shortcut.problem).toBeNull();
});

test('what Electron cannot read is a problem too, and Wayland has a way of its own', () => {
  const { stage, shortcut } = setUp(['Control+Alt+C']);
  stage.accelerator = 'Nonsense';
  shortcut.refresh();
  expect(shortcut.problem).toContain('Nonsense');
  vi.stubEnv('XDG_SESSION_TYPE', 'wayland');
  stage.accelerator = 'Control+Alt+C';
  shortcut.refresh();
  expect(shortcut.problem).toContain('cronpilot open --palette');
});

test('it is given back at the end', () => {
  const { stage, shortcut } = setUp();
  shortcut.refresh();
  shortcut.stop();
  expect(stage.held.size).toBe(0);
});
