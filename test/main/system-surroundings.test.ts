import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { SystemSurroundings } from '../../electron/main/system-surroundings.ts';
import { tempDir } from '../helpers/temp-dir.ts';

/** The folder that Linux shows, with a folder for each supply. */
function onBattery(supplies: Record<string, Record<string, string>>): boolean | null {
  const dir = tempDir();
  for (const [name, files] of Object.entries(supplies)) {
    mkdirSync(join(dir, name));
    for (const [file, text] of Object.entries(files))
      writeFileSync(join(dir, name, file), `${text}\n`);
  }
  return new SystemSurroundings(dir).onBattery();
}

const battery = (status: string) => ({ type: 'Battery', status, present: '1' });
const plug = (online: string, type = 'Mains') => ({ type, online });

test('a laptop whose plug gives no power is on battery', () => {
  expect(onBattery({ AC: plug('0'), BAT0: battery('Discharging') })).toBe(true);
  expect(onBattery({ BAT0: battery('Discharging') })).toBe(true);
});

test('a laptop with power from a plug is not, whatever its battery does', () => {
  expect(onBattery({ AC: plug('1'), BAT0: battery('Discharging') })).toBe(false);
  expect(onBattery({ ucsi: plug('1', 'USB'), BAT0: battery('Charging') })).toBe(false);
  expect(onBattery({ BAT0: battery('Full') })).toBe(false);
});

test('a computer without a battery of its own is not', () => {
  expect(onBattery({})).toBe(false);
  expect(onBattery({ mouse: { ...battery('Discharging'), scope: 'Device' } })).toBe(false);
});

test('a system without such a folder cannot tell', () => {
  expect(new SystemSurroundings(join(tempDir(), 'none')).onBattery()).toBeNull();
});

test('idle time cannot be told, and a network can', () => {
  const system = new SystemSurroundings();
  expect(system.idleMs()).toBeNull();
  expect(system.isOnline()).toBeTypeOf('boolean');
});
