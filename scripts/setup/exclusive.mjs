// Lets one set-up work at a time on this folder: a second one waits for the first.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rootDir } from './paths.mjs';
import { say } from './progress.mjs';

const lockPath = path.join(rootDir, '.setup.lock');
const LOOK_EVERY_MS = 200;

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function exclusively(work) {
  let told = false;
  while (!tryLock()) {
    if (!told) say('Another set-up is at work here; waiting for it.');
    told = true;
    await sleep(LOOK_EVERY_MS);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(lockPath, { force: true });
  }
}

function tryLock() {
  try {
    fs.writeFileSync(lockPath, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld()) fs.rmSync(lockPath, { force: true });
    return false;
  }
}

/** A lock whose owner is gone is left over from a crash. */
function isHeld() {
  try {
    const pid = Number(fs.readFileSync(lockPath, 'utf8'));
    // Just made, its owner not yet written.
    if (pid === 0) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return Reflect.get(Object(error), 'code') === 'EPERM';
  }
}
