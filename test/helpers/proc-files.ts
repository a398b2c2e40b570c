/** What Linux tells of processes in /proc. */

import { readdirSync, readFileSync } from 'node:fs';

/** Of all processes. */
export function pids(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

export function parentOf(pid: number): number {
  const stat = readProc(pid, 'stat');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}

/** Empty when the process is gone. */
export function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch {
    return '';
  }
}
