/** Starts the real CronPilot on the seeded computer of the pictures, where it is Monday, 23 November 2026, 14:31. */

import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

import { type LaunchedApp, launchApp, projectDir } from '../helpers/launch-app.ts';
import { type Call, callOver } from '../helpers/launch-headless.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { type Seeded, seed } from './seed.ts';
import { SYNC } from './seed-tasks.ts';

const TIME_ZONE = 'Europe/Berlin';
// The seeds are computed in this process.
process.env['TZ'] = TIME_ZONE;

/** The clock of the pictures stands still at `SHOWN`, the application's goes on. */
export const SHOWN = Date.parse('2026-11-23T14:32:00+01:00');
/** So long before it the run that the pictures show starts. */
const RUNNING_FOR_MS = 42_000;
const SETTLING_MS = 6_000;
const SHIFTED_APP = fileURLToPath(new URL('shifted-app.mjs', import.meta.url));

export interface Pictured extends Seeded {
  readonly launched: LaunchedApp;
  readonly page: Page;
  readonly call: Call;
  /** Runs the command-line client, with a password on its standard input. */
  readonly cli: (...args: readonly string[]) => Promise<void>;
}

interface PicturedOptions {
  /** A first start without tasks. */
  readonly empty?: boolean;
  /** Of the page; else it stands still. */
  readonly isClockGoing?: boolean;
  /** Pixels of the screen for one of the page; 2 by default. */
  readonly scale?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}

/** With its window open. */
export async function launchPictured(options: PicturedOptions = {}): Promise<Pictured> {
  const { empty = false, isClockGoing = false, scale = 2, env = {}, args = [] } = options;
  const dataDir = tempDir();
  const startMs = SHOWN - RUNNING_FOR_MS - SETTLING_MS;
  // The login shell's PATH has none of the programs that the pictures need.
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ useLoginEnv: false }));
  const seeded = empty
    ? { failedRunId: 0, longRunId: 0, taskIds: new Map() }
    : seed(dataDir, startMs);
  const shiftMs = startMs - Date.now();
  const launched = await launchApp({
    dataDir,
    appPath: SHIFTED_APP,
    env: {
      TZ: TIME_ZONE,
      HOME: join(dataDir, 'home'),
      PATH: `${fakePrograms(dataDir)}${delimiter}${process.env['PATH'] ?? ''}`,
      SHELL: '/bin/sh',
      CRONPILOT_SHIFT_MS: String(shiftMs),
      // Else runs are timed by bash, which asks the system.
      CRONPILOT_LAUNCHER: 'spawn',
      ...env,
    },
    args: [`--force-device-scale-factor=${scale}`, ...args],
  });
  onTestFinished(() => launched.close());
  const page = await launched.page();
  await page.addInitScript(setClock, isClockGoing ? { shiftMs } : { standsAtMs: SHOWN });
  await page.reload();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const call = callOver(dataDir);
  await call('environment.refresh');
  if (!empty) await call('runs.start', { taskId: seeded.taskIds.get(SYNC) ?? 0 });
  return {
    ...seeded,
    launched,
    page,
    call,
    cli: (...cliArgs) => runWithPassword(dataDir, cliArgs),
  };
}

function runWithPassword(dataDir: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, CRONPILOT_DATA_DIR: dataDir };
  const child = spawn(process.execPath, [`${projectDir}/dist/cli/cronpilot.js`, ...args], {
    env,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  child.stdin.end('correct horse battery staple\n');
  return new Promise((resolve, reject) =>
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${code}`)))),
  );
}

/** In the page; its timers go on in any case. */
function setClock(clock: { readonly shiftMs: number } | { readonly standsAtMs: number }): void {
  const Real = Date;
  const nowMs = () => ('shiftMs' in clock ? Real.now() + clock.shiftMs : clock.standsAtMs);
  class Set extends Real {
    constructor(...parts: [] | [string | number | Date]) {
      super(...((parts.length === 0 ? [nowMs()] : parts) as [number]));
    }
    static override now(): number {
      return nowMs();
    }
  }
  globalThis.Date = Set as DateConstructor;
}

/** What the seeded tasks call, and a crontab to find; nothing of the real computer is touched. */
function fakePrograms(dataDir: string): string {
  const dir = join(dataDir, 'bin');
  mkdirSync(dir, { recursive: true });
  mkdirSync(join(dataDir, 'home'), { recursive: true });
  write('rsync', RSYNC);
  write('python3', 'echo "smtplib.SMTPConnectError: (421, Service not available)"; exit 1\n');
  write('copy-documents', COPY);
  write('crontab', `cat <<'END'\n${CRONTAB}END\n`);
  return dir;

  function write(name: string, text: string): void {
    const path = join(dir, name);
    writeFileSync(path, `#!/bin/sh\n${text}`);
    chmodSync(path, 0o755);
  }
}

/** Three fifths of the way after 42 seconds, and then slowly on. */
const RSYNC = `
echo "sending incremental file list"
at=0
for file in IMG_2041 IMG_2042 IMG_2043 IMG_2044 IMG_2045 IMG_2046 IMG_2047 IMG_2048 IMG_2049 IMG_2050 IMG_2051 IMG_2052 IMG_2053 IMG_2054; do
  at=$((at + 5))
  printf '2026/11/%s.JPG   \\033[32m%d%%\\033[0m   11.4MB/s\\n' "$file" "$at"
  if [ "$at" -ge 60 ]; then sleep 40; else sleep 3.4; fi
done
`;

/** What is copied to the stick does not fit. */
const COPY = `
for at in 20 40 60 80 100; do
  echo "$at % letters-20$at.tar"
  sleep 0.8
  if [ "$at" = 80 ] && [ "$1" = /media/stick ]; then
    echo "error: letters-2080.tar: No space left on device" >&2
    exit 1
  fi
done
`;

const CRONTAB = `SHELL=/bin/bash
PATH=/usr/local/bin:/usr/bin:/bin
MAILTO=anna@example.com
# Nightly backup
30 1 * * * ~/bin/backup.sh
# Mail queue
*/15 * * * * ~/bin/flush-mail
0 9 13 * 5 ~/bin/friday-13
@reboot ~/bin/mount-nas
5 4 * * sun ~/bin/prune-snapshots --keep 8
0 7 * * 1-5 echo Good morning%Have a nice day | wall
`;
