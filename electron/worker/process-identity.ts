/** Tells one process from a later one that got the same pid. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

import type { ProcessIdentity } from '../shared/worker-protocol.ts';

/** True on Linux, where /proc tells everything without a helper process. */
export const hasProc = existsSync('/proc/self/stat');

/** The same on every Linux that Node runs on (USER_HZ). */
const PROC_TICKS_PER_SECOND = 100;

export interface ProcessStat {
  readonly ppid: number;
  readonly pgid: number;
  readonly startMark: string;
  /** Dead, and waiting for its parent to notice. */
  readonly isZombie: boolean;
}

/** Fields of `/proc/PID/stat` behind the name in brackets, which may itself hold brackets. */
export function parseProcStat(text: string): ProcessStat {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const state = fields[0] ?? '';
  return {
    ppid: Number(fields[1]),
    pgid: Number(fields[2]),
    startMark: fields[19] ?? '',
    isZombie: state === 'Z' || state === 'X',
  };
}

/** Null when there is no such process. Linux alone. */
export function readProcStat(pid: number): ProcessStat | null {
  try {
    return parseProcStat(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return null;
  }
}

export function identifyProcess(pid: number): ProcessIdentity {
  return { pid, startMark: readStartMark(pid), bootId: bootId() };
}

/** False also for a zombie and for another process that got the pid since. */
export function isProcessAlive(identity: ProcessIdentity): boolean {
  if (isFromEarlierBoot(identity)) return false;
  if (hasProc) {
    const stat = readProcStat(identity.pid);
    return stat !== null && !stat.isZombie && isSameMark(identity.startMark, stat.startMark);
  }
  return isPidTaken(identity.pid) && isSameMark(identity.startMark, readStartMark(identity.pid));
}

export function isFromEarlierBoot(identity: ProcessIdentity): boolean {
  const now = bootId();
  return identity.bootId !== null && now !== null && identity.bootId !== now;
}

/** How long a process has been there; null when it is gone or a zombie, or the age is unknown. */
export function processAgeMs(pid: number): number | null {
  if (!hasProc) {
    const startedAtMs = Date.parse(readStartMark(pid) ?? '');
    return Number.isNaN(startedAtMs) ? null : Date.now() - startedAtMs;
  }
  const stat = readProcStat(pid);
  if (!stat || stat.isZombie) return null;
  const uptimeSeconds = Number.parseFloat(readFileSync('/proc/uptime', 'latin1'));
  return uptimeSeconds * 1000 - (Number(stat.startMark) / PROC_TICKS_PER_SECOND) * 1000;
}

function readStartMark(pid: number): string | null {
  if (hasProc) return readProcStat(pid)?.startMark ?? null;
  if (process.platform === 'win32') return null;
  const text = outputOf('ps', ['-o', 'lstart=', '-p', String(pid)]);
  return text === '' ? null : text;
}

function isSameMark(expected: string | null, found: string | null): boolean {
  return expected === null || expected === found;
}

function isPidTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

let knownBootId: string | null | undefined;

function bootId(): string | null {
  knownBootId ??= readBootId();
  return knownBootId;
}

function readBootId(): string | null {
  if (hasProc) return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  if (process.platform !== 'darwin') return null;
  const text = outputOf('sysctl', ['-n', 'kern.bootsessionuuid']);
  return text === '' ? null : text;
}

function outputOf(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}
