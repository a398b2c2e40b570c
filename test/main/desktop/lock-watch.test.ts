import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { LockWatch } from '../../../electron/main/desktop/lock-watch.ts';
import { type Bus, startBus } from '../../helpers/dbus-broker.ts';
import { LoginHost } from '../../helpers/login-host.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { until } from '../../helpers/until.ts';

test('unlocking is told once, whether the desktop tells it or logind, or both', async () => {
  const { host, heard } = await startWatched();
  host.setLocked(true);
  host.setLocked(false);
  await until(() => heard.length === 1, 'the first unlock');
  host.setLocked(true);
  host.askToUnlock();
  host.setLocked(false);
  host.setLocked(true);
  host.setLocked(false);
  await until(() => heard.length === 3, 'the third unlock');
  host.askToUnlock();
  await until(() => heard.length === 4, 'an unlock of a desktop without a hint');
});

test('a session of another user says nothing', async () => {
  const { host, heard } = await startWatched();
  host.askOtherToUnlock();
  host.askToUnlock();
  await until(() => heard.length > 0, 'the unlock');
  expect(heard).toHaveLength(1);
});

test('a screen that was locked before counts when it is unlocked', async () => {
  const { host, heard } = await startWatched((login) => login.setLocked(true));
  host.setLocked(false);
  await until(() => heard.length === 1, 'the unlock');
});

test('without a bus, or without logind on it, it says that it does not know', async () => {
  const none = watch(null);
  expect(none.watcher.problem).toContain('there is no system bus');
  const bus = await openBus();
  const { watcher } = watch(bus.address);
  await until(() => watcher.problem?.includes('no session was found'), 'the finding');
});

test('a bus that is lost is said to be, and found again', async () => {
  const socket = join(tempDir(), 'bus');
  const first = await startBus(socket);
  const login = await LoginHost.start(first.address);
  const { watcher, heard } = watch(first.address);
  await until(() => watcher.problem === null, 'the session');
  await login.close();
  await first.close();
  await until(() => watcher.problem !== null, 'the loss');
  expect(watcher.problem).toContain('the system bus cannot be reached');
  const second = await openBus(socket);
  const host = await startHost(second);
  await until(() => watcher.problem === null, 'the session again');
  host.setLocked(true);
  host.setLocked(false);
  await until(() => heard.length === 1, 'the unlock');
});

async function startWatched(prepare: (host: LoginHost) => void = () => undefined) {
  const bus = await openBus();
  const host = await startHost(bus);
  prepare(host);
  const watched = watch(bus.address);
  await until(() => watched.watcher.problem === null, 'the session');
  return { host, ...watched };
}

function watch(busAddress: string | null) {
  const heard: string[] = [];
  const options = { onUnlock: () => void heard.push('unlock'), log: () => undefined };
  const watcher = new LockWatch({ ...options, busAddress });
  onTestFinished(() => watcher.stop());
  watcher.start();
  return { watcher, heard };
}

async function startHost(bus: Bus): Promise<LoginHost> {
  const host = await LoginHost.start(bus.address);
  onTestFinished(() => host.close());
  return host;
}

async function openBus(socket?: string): Promise<Bus> {
  const bus = await startBus(socket);
  onTestFinished(() => bus.close());
  return bus;
}
