/** What CronPilot costs while it waits in the tray and while its window is open, against an empty application. */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { electronPath, projectDir, rootArgs } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { until } from '../helpers/until.ts';
import { treePssBytes } from './process-cost.ts';
import { againstFloor, isQuick, quantile, report } from './report.ts';

const EMPTY_APP = fileURLToPath(new URL('empty-app', import.meta.url));
const ROUNDS = isQuick() ? 2 : 5;
/** Pages of the program count in parts, by how many others have them now. */
const MEMORY_ROUNDS = isQuick() ? 1 : 3;
/** By then what a start does besides is over. */
const SETTLED_MS = 12_000;
const MIB = 1024 ** 2;

interface Started {
  readonly child: ChildProcess;
  readonly startMs: number;
}

const dir = mkdtempSync(join(tmpdir(), 'cronpilot-bench-'));
try {
  const starts = { own: [] as number[], floor: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    starts.own.push(await startMs(startCronPilot(join(dir, `${round}`), '--hidden')));
    starts.floor.push(await startMs(startEmpty()));
  }
  const tray = await memory(
    () => startCronPilot(join(dir, 'tray'), '--hidden'),
    () => startEmpty(),
  );
  const window = await memory(
    () => startCronPilot(join(dir, 'window')),
    () => startEmpty('--window'),
  );
  report([
    againstFloor(
      'start to tray',
      { value: median(starts.own), floor: median(starts.floor), unit: 'ms' },
      1.25,
    ),
    againstFloor('memory in the tray', tray, 1.12),
    againstFloor('memory with the window', window, 1.2),
  ]);
} finally {
  rmSync(dir, { recursive: true, force: true });
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

async function memory(start: () => Promise<Started>, startFloor: () => Promise<Started>) {
  const own: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < MEMORY_ROUNDS; round++) {
    own.push(await pssMib(start()));
    floor.push(await pssMib(startFloor()));
  }
  return { value: median(own), floor: median(floor), unit: 'MiB' };
}

async function startMs(starting: Promise<Started>): Promise<number> {
  const started = await starting;
  await end(started.child);
  return started.startMs;
}

async function pssMib(starting: Promise<Started>): Promise<number> {
  const { child } = await starting;
  await setTimeout(SETTLED_MS);
  const bytes = treePssBytes(child.pid ?? 0);
  await end(child);
  return bytes / MIB;
}

/** Until its control socket answers, which it does once the tray is there. */
async function startCronPilot(dataDir: string, ...args: readonly string[]): Promise<Started> {
  const fromMs = performance.now();
  const child = spawnElectron([projectDir, ...args], { CRONPILOT_DATA_DIR: dataDir });
  const call = callOver(dataDir);
  await until(() => call('status.get').catch(() => null), 'CronPilot to answer');
  return { child, startMs: performance.now() - fromMs };
}

async function startEmpty(...args: readonly string[]): Promise<Started> {
  const fromMs = performance.now();
  const child = spawnElectron([EMPTY_APP, ...args], {});
  let output = '';
  child.stdout?.on('data', (data) => (output += String(data)));
  await until(() => output.includes('ready'), 'the empty application');
  return { child, startMs: performance.now() - fromMs };
}

function spawnElectron(args: readonly string[], env: Readonly<Record<string, string>>) {
  return spawn(electronPath, [...args, ...rootArgs, '--disable-gpu'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await gone;
}
