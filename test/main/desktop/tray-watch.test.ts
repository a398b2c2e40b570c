import { join } from 'node:path';

import { sessionBus } from 'dbus-native';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';

import { sessionBusAddress, TrayWatch } from '../../../electron/main/desktop/tray-watch.ts';
import { type Bus, startBus } from '../../helpers/dbus-broker.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { TrayHost } from '../../helpers/tray-host.ts';
import { until } from '../../helpers/until.ts';

let heard: boolean[];
beforeEach(() => {
  heard = [];
});

afterEach(() => {
  vi.unstubAllEnvs();
});

async function openBus(socket?: string): Promise<Bus> {
  const bus = await startBus(socket);
  onTestFinished(() => bus.close());
  return bus;
}

function watch(busAddress: string | null): TrayWatch {
  const options = { onChange: (available: boolean) => heard.push(available), log: () => undefined };
  const watcher = new TrayWatch({ ...options, busAddress });
  onTestFinished(() => watcher.stop());
  watcher.start();
  return watcher;
}

const hears = (...expected: boolean[]) =>
  until(() => JSON.stringify(heard) === JSON.stringify(expected), `hearing ${expected.join(', ')}`);

test('a desktop that shows tray icons is found', async () => {
  const bus = await openBus();
  await TrayHost.start(bus.address);
  const watcher = watch(bus.address);
  await hears(true);
  expect(watcher.available).toBe(true);
});

test('a tray that comes late, goes and comes back is followed', async () => {
  const bus = await openBus();
  const watcher = watch(bus.address);
  await hears(false);
  const first = await TrayHost.start(bus.address);
  await hears(false, true);
  await first.close();
  await hears(false, true, false);
  expect(watcher.available).toBe(false);
  await TrayHost.start(bus.address);
  await hears(false, true, false, true);
});

test('a tray that replaces another one is told, since it has no icon yet', async () => {
  const bus = await openBus();
  const name = 'org.kde.StatusNotifierWatcher';
  const connect = () => {
    const client = sessionBus({ busAddress: bus.address, authMethods: ['ANONYMOUS'] });
    onTestFinished(() => client.close());
    return client;
  };
  const ALLOW_REPLACEMENT = 1;
  const REPLACE_EXISTING = 2;
  await connect().requestName(name, ALLOW_REPLACEMENT);
  watch(bus.address);
  await hears(true);
  await connect().requestName(name, REPLACE_EXISTING);
  await hears(true, true);
});

test('without a session bus there is no tray', () => {
  const watcher = watch(null);
  expect(heard).toEqual([false]);
  expect(watcher.available).toBe(false);
});

test('what Chromium sets where there is no session bus is no address', () => {
  vi.stubEnv('XDG_RUNTIME_DIR', tempDir());
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'disabled:');
  expect(sessionBusAddress()).toBe(null);
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/run/bus');
  expect(sessionBusAddress()).toBe('unix:path=/run/bus');
});

test.each([
  ['an address nobody listens at', 'unix:path=/nonexistent/bus'],
  ['an address that is none', 'gibberish'],
])('%s means no tray', async (_what, address) => {
  watch(address);
  await hears(false);
});

test('a bus that ends and comes back is found again', async () => {
  const socket = join(tempDir(), 'bus');
  const first = await startBus(socket);
  await TrayHost.start(first.address);
  watch(first.address);
  await hears(true);
  await first.close();
  await hears(true, false);
  const second = await openBus(socket);
  await TrayHost.start(second.address);
  await until(() => heard.at(-1) === true, 'the tray of the new bus');
});

test('a stopped watch tells no more', async () => {
  const bus = await openBus();
  const watcher = watch(bus.address);
  await hears(false);
  watcher.stop();
  const host = await TrayHost.start(bus.address);
  await host.close();
  expect(heard).toEqual([false]);
});
