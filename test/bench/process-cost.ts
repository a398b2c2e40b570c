/** What a process tree costs on Linux, from /proc. */

import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts CPU time in hundredths of a second for every program that asks. */
const TICK_MS = 10;

/** CPU time of one process, user and system, in ms. */
export function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** CPU time of the threads that a process has now, in ms, as exactly as the kernel counts it. */
export function threadCpuMs(pid: number): number {
  return threadsOf(pid).reduce((sum, thread) => sum + runTimeMs(`${thread}/schedstat`), 0);
}

/** How long `work` holds this thread, in ms, without what other programs had the processor for. */
export function holdMs(work: () => unknown): number {
  const from = threadClocks();
  work();
  const to = threadClocks();
  return to.atMs - from.atMs - (to.waitedMs - from.waitedMs);
}

/** Of this thread: processor time, and how long it was ready while another had the processor. */
export function threadClocks() {
  const [cpu, waited] = readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ');
  return { atMs: performance.now(), cpuMs: Number(cpu) / 1e6, waitedMs: Number(waited) / 1e6 };
}

/** The process and all below it. */
export function treeOf(rootPid: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = parentOf(Number(name));
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [rootPid];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

/** Proportional memory of a process and all below it, in bytes. */
export function treePssBytes(rootPid: number): number {
  return treeOf(rootPid).reduce((sum, pid) => sum + pssBytes(pid), 0);
}

/** Times that the process, with all its threads, was put back to work, since it began. */
export function wakeups(pid: number): number {
  return threadsOf(pid).reduce((sum, thread) => {
    const status = readFileSync(`${thread}/status`, 'utf8');
    return sum + Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  }, 0);
}

function threadsOf(pid: number): readonly string[] {
  return readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}`);
}

function runTimeMs(path: string): number {
  return Number(readFileSync(path, 'utf8').split(' ')[0]) / 1e6;
}

function parentOf(pid: number): number | null {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? Number.NaN);
  } catch {
    return null;
  }
}

function pssBytes(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
