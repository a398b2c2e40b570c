import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { CronPilotApi } from '../../electron/shared/ipc-contract.ts';
import { type Bus, startBus } from '../helpers/dbus-broker.ts';
import { launchApp, type LaunchedApp } from '../helpers/launch-app.ts';
import { LoginHost } from '../helpers/login-host.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { TrayHost } from '../helpers/tray-host.ts';
import { until } from '../helpers/until.ts';

let bus: Bus;
let systemBus: Bus;
let tray: TrayHost;
let login: LoginHost;
let app: LaunchedApp;
let dataDir: string;

beforeEach(async () => {
  [bus, systemBus] = await Promise.all([startBus(), startBus()]);
  tray = await TrayHost.start(bus.address);
  login = await LoginHost.start(systemBus.address);
  dataDir = tempDir();
  app = await launch();
});

afterEach(async () => {
  await app.close();
  await Promise.all([tray.close(), login.close()]);
  await Promise.all([bus.close(), systemBus.close()]);
});

function launch(): Promise<LaunchedApp> {
  const env = {
    DBUS_SESSION_BUS_ADDRESS: bus.address,
    DBUS_SYSTEM_BUS_ADDRESS: systemBus.address,
  };
  return launchApp({ dataDir, env });
}

const ownLog = () => readFileSync(join(dataDir, 'logs/cronpilot.log'), 'utf8');
const logged = (text: string) => until(() => ownLog().includes(text), `"${text}" in the log`);
const bounds = () =>
  app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds() ?? null);

describe('the page', () => {
  test('has the calls of the contract and nothing of Node', async () => {
    const page = await app.page();
    const found = await page.evaluate(async () => {
      const { cronpilot } = window as unknown as { readonly cronpilot: CronPilotApi };
      const answer = await cronpilot.call('tasks.list', undefined);
      return { answer, node: ['require', 'process', 'Buffer'].filter((name) => name in window) };
    });
    expect(found).toEqual({ answer: { ok: true, value: [] }, node: [] });
  });

  test('goes nowhere, opens nothing and gets no permissions', async () => {
    const page = await app.page();
    await page.getByRole('heading', { name: 'Tasks' }).waitFor();
    const address = page.url();
    const permission = await page.evaluate(async () => {
      window.open('https://example.com/');
      location.href = 'app://cronpilot/elsewhere';
      return Notification.requestPermission();
    });
    await logged('Refused to open a window for https://example.com/');
    await logged('Refused to navigate to app://cronpilot/elsewhere');
    // Longer than going there would have taken.
    await page.evaluate(async () => {
      for (let count = 0; count < 20; count += 1) await fetch('app://cronpilot/elsewhere');
    });
    expect(permission).toBe('denied');
    expect(page.url()).toBe(address);
    expect(app.app.windows()).toHaveLength(1);
  });

  test('shows what was asked for while it was loading', async () => {
    const page = await app.page();
    await page.waitForLoadState();
    const open = `cronpilot://settings`;
    await app.app.evaluate(({ app: electron, BrowserWindow }, link) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.once('did-start-loading', () => electron.emit('second-instance', {}, [link]));
      contents?.forcefullyCrashRenderer();
    }, open);
    const address = () =>
      app.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
      );
    await until(async () => (await address())?.endsWith('#/settings'), 'the settings');
  });

  test('is loaded again when its process ends', async () => {
    const page = await app.page();
    await page.waitForLoadState();
    await app.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await logged("The window's page ended");
    const isLoaded = () =>
      app.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        return contents !== undefined && !contents.isCrashed() && !contents.isLoading();
      });
    await until(isLoaded, 'the page');
  });
});

describe('the window', () => {
  test('comes back at its place, also after a restart', async () => {
    const place = { x: 60, y: 80, width: 900, height: 600 };
    // Asked before it is up, Electron may lose the answer.
    await app.page();
    await app.app.evaluate(
      ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
      place,
    );
    await until(async () => isDeepStrictEqual(await bounds(), place), 'the new place');
    await app.close();
    app = await launch();
    await app.page();
    expect(await bounds()).toEqual(place);
  });

  test('can be closed while it is loading', async () => {
    await app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    const icon = await tray.item();
    await icon.activate();
    await until(bounds, 'a new window');
    await app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await until(async () => (await bounds()) === null, 'the end of the window');
  });
});

describe('the system', () => {
  test('falling asleep is noticed once, though it is reported twice', async () => {
    await logged('started');
    login.suspend();
    await logged('The computer goes to sleep');
    // Comes after the second report.
    login.shutDown();
    await logged('CronPilot stopped');
    expect(ownLog().split('The computer goes to sleep')).toHaveLength(2);
  });

  test('shutting down ends CronPilot in order', async () => {
    await logged('started');
    login.shutDown();
    await logged('CronPilot stopped');
  });
});
