// Vite as a server for the renderer and as a watcher for the rest, with Electron started and restarted by it.
// Runs under the tooling Node, after the set-up.
import { createBuilder, createServer } from 'vite';
import { forgetBuild } from '../setup/build.mjs';
import { ElectronProcess } from './electron-process.mjs';

/** What a change of each bundle asks for. */
const ON_CHANGE = /** @type {const} */ ({
  start: 'restart',
  main: 'restart',
  database: 'restart',
  log: 'restart',
  worker: 'restart',
  task: 'restart',
  preload: 'reload',
  cli: 'nothing',
});

const server = await createServer({ mode: 'development' });
await server.listen();
const url = server.resolvedUrls?.local[0];
if (url === undefined) throw new Error('Expected the development server to have an address');

const electron = new ElectronProcess({
  args: process.argv.slice(2),
  env: { VITE_DEV_SERVER_URL: url },
  onExit: (code) => void stop(code),
});

forgetBuild();
const builder = await createBuilder({
  mode: 'development',
  logLevel: 'warn',
  build: { watch: {} },
});
const watchers = await Promise.all(Object.keys(ON_CHANGE).map(watchBundle));
electron.start();

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => electron.end());
}

/**
 * Resolves once the bundle has been written for the first time.
 * @param {string} name
 */
async function watchBundle(name) {
  const environment = builder.environments[name];
  if (environment === undefined) throw new Error(`vite.config.ts has no environment "${name}"`);
  const watcher = /** @type {Watcher} */ (await builder.build(environment));
  await new Promise((resolve) => {
    let first = true;
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') console.error(`[dev] ${name}: ${event.error?.message}`);
      if (event.code !== 'END') return;
      if (!first) react(Reflect.get(ON_CHANGE, name));
      first = false;
      resolve(undefined);
    });
  });
  return watcher;
}

/** @param {'restart' | 'reload' | 'nothing'} action */
function react(action) {
  if (action === 'restart') electron.restart();
  if (action === 'reload') server.ws.send({ type: 'full-reload' });
}

/** @param {number} code */
async function stop(code) {
  await Promise.all(watchers.map((watcher) => watcher.close()));
  await server.close();
  process.exit(code);
}

/**
 * @typedef {object} Watcher what a build with `watch` returns
 * @property {(name: 'event', listener: (event: { code: string, error?: Error }) => void) => void} on
 * @property {() => Promise<void>} close
 */
