// The Electron of `npm run dev`: started, and started anew after a change.
import { spawn } from 'node:child_process';
import { cleanEnvironment, decideSwitches } from '../launch.mjs';
import { findElectron } from '../setup/electron-runtime.mjs';
import { rootDir } from '../setup/paths.mjs';

/** Main and worker are often rebuilt together: one restart for both. */
const SETTLE_MS = 80;

export class ElectronProcess {
  /** @type {import('node:child_process').ChildProcess | null} */
  #child = null;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #options;

  /**
   * @param {{ args: readonly string[], env: Record<string, string>, onExit: (code: number) => void }} options
   *   `onExit` is told when the app ends by itself, not of a restart
   */
  constructor(options) {
    this.#options = options;
  }

  start() {
    const electron = findElectron();
    if (electron === null) throw new Error('Electron is not in place after the set-up');
    const env = cleanEnvironment(process.env);
    const where = { platform: process.platform, isRoot: process.getuid?.() === 0, env };
    const args = [...decideSwitches(where), rootDir, ...this.#options.args];
    const child = spawn(electron, args, {
      cwd: rootDir,
      stdio: 'inherit',
      env: { ...env, ...this.#options.env },
    });
    this.#child = child;
    child.on('exit', (code) => {
      if (this.#child === child) this.#options.onExit(code ?? 0);
    });
  }

  restart() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const old = this.#child;
      if (old === null) return;
      console.log('[dev] restarting Electron');
      this.#child = null;
      old.once('exit', () => this.start());
      old.kill();
    }, SETTLE_MS);
  }

  /** Asks the app to quit; `onExit` follows. */
  end() {
    clearTimeout(this.#timer);
    this.#child?.kill();
  }
}
