/** A small real desktop inside Xvfb, for pictures: a session bus, a window manager, Xfce's panel and notifications. */

import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

import { until } from '../helpers/until.ts';

const run = promisify(execFile);
const NEEDED = ['dbus-daemon', 'xfwm4', 'xfce4-panel', 'xdotool', 'import'];
const NOTIFYD = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/xfce4/notifyd/xfce4-notifyd`;

/** Null when this computer has it all, else the command that installs it. */
export function missingDesktop(): string | null {
  const isThere = NEEDED.every((name) => spawnSync('which', [name]).status === 0);
  if (isThere && existsSync(NOTIFYD)) return null;
  return 'apt-get install dbus xfwm4 xfce4-panel xfce4-notifyd xdotool imagemagick adwaita-icon-theme';
}

export interface PanelDesktop {
  readonly env: Readonly<Record<string, string>>;
  /** Opens the menu of the tray's last icon. */
  openTrayMenu(): Promise<void>;
  /** Resolves when a notification is shown. */
  notified(): Promise<void>;
  /** The upper right part of the screen, as a PNG file. */
  shoot(path: string): Promise<void>;
}

const SCREEN_WIDTH = 2560;
const SHOT = { width: 1000, height: 980 };
/** Of the panel's last icon, from the upper right corner. */
const ICON = { left: 30, top: 28 };

/** @param dir for the desktop's own settings */
export async function startPanel(dir: string): Promise<PanelDesktop> {
  const config = join(dir, 'config/xfce4/xfconf/xfce-perchannel-xml');
  mkdirSync(config, { recursive: true });
  writeFileSync(join(config, 'xfce4-panel.xml'), PANEL);
  writeFileSync(join(config, 'xsettings.xml'), LOOK);
  const settings = {
    XDG_CONFIG_HOME: join(dir, 'config'),
    XDG_CACHE_HOME: join(dir, 'cache'),
    XDG_CURRENT_DESKTOP: 'XFCE',
    GTK_THEME: 'Adwaita',
    GDK_SCALE: '2',
    NO_AT_BRIDGE: '1',
  };
  // The bus starts what keeps the desktop's settings.
  const env = { ...settings, DBUS_SESSION_BUS_ADDRESS: await startBusDaemon(settings) };
  for (const [file, ...args] of [['xfwm4', '--compositor=off'], ['xfce4-panel'], [NOTIFYD]])
    keep(spawn(String(file), args, { env: { ...process.env, ...env }, stdio: 'ignore' }));
  await until(
    async () => (await owners(env)).includes('org.kde.StatusNotifierWatcher'),
    'the tray',
  );
  await until(
    async () => (await owners(env)).includes('org.freedesktop.Notifications'),
    'the service',
  );
  const visible = async (...filter: readonly string[]) => {
    const found = await run('xdotool', ['search', '--onlyvisible', ...filter]).catch(() => null);
    return found?.stdout ?? '';
  };
  return {
    env,
    openTrayMenu: async () => {
      const before = await visible('--class', '.*');
      const place = [String(SCREEN_WIDTH - ICON.left), String(ICON.top)];
      await run('xdotool', ['mousemove', ...place, 'click', '3']);
      await until(async () => (await visible('--class', '.*')) !== before, 'the menu');
    },
    notified: async () => {
      const isShown = async () => (await visible('--class', 'notifyd')) !== '';
      await until(isShown, 'a notification');
    },
    shoot: async (path) => {
      const crop = `${SHOT.width}x${SHOT.height}+${SCREEN_WIDTH - SHOT.width}+0`;
      await run('import', ['-window', 'root', '-crop', crop, '+repage', path]);
    },
  };
}

async function startBusDaemon(env: Readonly<Record<string, string>>): Promise<string> {
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  keep(daemon);
  let printed = '';
  daemon.stdout.on('data', (data) => (printed += String(data)));
  await until(() => printed.includes('\n'), 'the session bus');
  return printed.trim();
}

async function owners(env: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await run(
    'dbus-send',
    [
      '--session',
      '--dest=org.freedesktop.DBus',
      '--print-reply',
      '/',
      'org.freedesktop.DBus.ListNames',
    ],
    { env: { ...process.env, ...env } },
  );
  return stdout;
}

function keep(child: ChildProcess): void {
  onTestFinished(() => void child.kill());
}

/** One bar on top with the tray at its end; no clock, which would tell the time of day. */
const PANEL = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="28"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
        <value type="int" value="2"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-2" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
`;

const LOOK = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xsettings" version="1.0">
  <property name="Net" type="empty">
    <property name="ThemeName" type="string" value="Adwaita"/>
    <property name="IconThemeName" type="string" value="Adwaita"/>
  </property>
</channel>
`;
