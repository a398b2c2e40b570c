// How Electron is started from a checkout: its switches and its environment.
import path from 'node:path';

/**
 * Switches that depend on where it runs; the app's own arguments come after.
 * @param {{ platform: string, isRoot: boolean, env: NodeJS.ProcessEnv }} where
 */
export function decideSwitches({ platform, isRoot, env }) {
  const switches = [];
  // Chromium's sandbox refuses to run as root; the packaged app keeps it on.
  if (platform === 'linux' && isRoot) switches.push('--no-sandbox');
  if (isHeadless({ platform, env })) {
    // The first keeps Chromium from looking for a display, the second tells CronPilot to open no window;
    // the third spares a GPU process that would fail for want of a display.
    switches.push('--ozone-platform=headless', '--headless-service', '--disable-gpu');
  }
  return switches;
}

/** @param {{ platform: string, env: NodeJS.ProcessEnv }} where */
export function isHeadless({ platform, env }) {
  return platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'];
}

/**
 * The user's own environment, without what npm and these scripts added to it: tasks inherit it.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnvironment(env) {
  const kept = Object.entries(env).filter(([name]) => !isAdded(name));
  const cleaned = Object.fromEntries(kept);
  if (cleaned['PATH'] !== undefined) cleaned['PATH'] = cleanPath(cleaned['PATH']);
  return cleaned;
}

/** @param {string} name */
function isAdded(name) {
  return (
    name.startsWith('npm_') ||
    ['INIT_CWD', 'NODE', 'NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE'].includes(name)
  );
}

/** @param {string} value */
function cleanPath(value) {
  const added = /node_modules[\\/](\.bin|@npmcli[\\/]run-script[\\/]lib[\\/]node-gyp-bin)$/;
  return value
    .split(path.delimiter)
    .filter((dir) => !added.test(dir))
    .join(path.delimiter);
}
