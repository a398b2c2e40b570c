/** Starts the real, built CronPilot in Electron with a data directory of its own, driven by Playwright. */

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

const require = createRequire(import.meta.url);
export const projectDir = fileURLToPath(new URL('../..', import.meta.url));
export const electronPath = require('electron') as unknown as string;

interface LaunchOptions {
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** What Electron starts; by default the project as it is built. */
  readonly appPath?: string;
}

export interface CliResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly dataDir: string;
  /** The one window, opened by CronPilot itself, once its page is loaded. */
  page(): Promise<Page>;
  /** Runs the built command-line client against this CronPilot. */
  cli(...args: readonly string[]): Promise<CliResult>;
  /** SIGKILL to the main process; resolves when it is gone. */
  kill(): Promise<void>;
  /** Quits cleanly; resolves when the process is gone. */
  close(): Promise<void>;
}

/** Both cost time only when a test fails, or the computer is slow. */
export const LAUNCH_TIMEOUT_MS = 120_000;
export const WAIT_TIMEOUT_MS = 60_000;

/** Chromium's sandbox refuses root; the application itself never switches it off. */
export const rootArgs: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export async function launchApp({
  dataDir,
  env = {},
  args = [],
  appPath = projectDir,
}: LaunchOptions): Promise<LaunchedApp> {
  const app = await _electron.launch({
    executablePath: electronPath,
    args: [appPath, ...rootArgs, '--disable-gpu', ...args],
    cwd: projectDir,
    env: { ...definedEnv(), CRONPILOT_DATA_DIR: dataDir, ...env },
    timeout: LAUNCH_TIMEOUT_MS,
  });
  app.context().setDefaultTimeout(WAIT_TIMEOUT_MS);
  const gone = new Promise<void>((resolve) => app.process().once('exit', () => resolve()));
  return {
    app,
    dataDir,
    page: async () => {
      const page = await app.firstWindow();
      // Until then it is an empty page, and what a test does to that is lost.
      await page.waitForURL((url) => url.protocol !== 'about:');
      return page;
    },
    cli: (...cliArgs) => runCli(dataDir, cliArgs),
    kill: async () => {
      app.process().kill('SIGKILL');
      await gone;
    },
    close: async () => {
      await app.evaluate(({ app: electronApp }) => electronApp.quit()).catch(() => undefined);
      await gone;
    },
  };
}

export function runCli(dataDir: string, args: readonly string[]): Promise<CliResult> {
  return new Promise((resolve) => {
    const cliPath = `${projectDir}/dist/cli/cronpilot.js`;
    const env = { ...definedEnv(), CRONPILOT_DATA_DIR: dataDir };
    execFile(
      process.execPath,
      [cliPath, ...args],
      { env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
        resolve({ exitCode: code, stdout, stderr });
      },
    );
  });
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
