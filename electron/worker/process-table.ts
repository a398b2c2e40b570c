/** Who runs on this machine, who started whom, and who carries a run's cookie or writes its log. */

import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { promisify } from 'node:util';

import { hasProc, readProcStat } from './process-identity.ts';

const run = promisify(execFile);

export interface ProcessInfo {
  readonly pid: number;
  readonly ppid: number;
  readonly pgid: number;
  readonly startMark: string;
}

/** All processes but zombies, which hold nothing and cannot be signalled. */
export function listProcesses(): Promise<readonly ProcessInfo[]> {
  return hasProc ? Promise.resolve(listFromProc()) : listFromPs();
}

/** Linux alone; elsewhere, and for the processes of other users, false. */
export function carriesCookie(pid: number, cookie: string): boolean {
  if (!hasProc) return false;
  try {
    const environ = readFileSync(`/proc/${pid}/environ`, 'latin1');
    return `\0${environ}`.includes(`\0CRONPILOT_RUN=${cookie}\0`);
  } catch {
    return false;
  }
}

/**
 * Whether its standard output or error is one of these, as `linkOf` tells of them. What cleared its
 * environment, or wrote its title over it, mostly still writes into the log. Linux alone.
 */
export function writesInto(pid: number, links: ReadonlySet<string>): boolean {
  return [1, 2].some((fd) => {
    const link = readFdLink(pid, fd);
    return link !== null && links.has(link);
  });
}

/** What stands behind a descriptor of this process, also when the file has no name any more. */
export function linkOf(fd: number): string | null {
  return readFdLink('self', fd);
}

/** A link is read without touching what it leads to, which may lie on a server that is gone. */
function readFdLink(pid: number | 'self', fd: number): string | null {
  if (!hasProc) return null;
  try {
    return readlinkSync(`/proc/${pid}/fd/${fd}`);
  } catch {
    return null;
  }
}

/** Command line of a process for the eyes of the user; its bare pid when it is gone. */
export async function commandOf(pid: number): Promise<string> {
  try {
    if (!hasProc) return (await run('ps', ['-o', 'command=', '-p', String(pid)])).stdout.trim();
    const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return line === '' ? readFileSync(`/proc/${pid}/comm`, 'utf8').trim() : line;
  } catch {
    return `process ${pid}`;
  }
}

function listFromProc(): readonly ProcessInfo[] {
  const found: ProcessInfo[] = [];
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const stat = readProcStat(pid);
    if (stat && !stat.isZombie) found.push({ pid, ...stat });
  }
  return found;
}

async function listFromPs(): Promise<readonly ProcessInfo[]> {
  const { stdout } = await run('ps', ['-axo', 'pid=,ppid=,pgid=,stat=,lstart='], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*\S)\s*$/.exec(line);
    if (!match || match[4]?.startsWith('Z')) return [];
    const [pid, ppid, pgid] = match.slice(1, 4).map(Number) as [number, number, number];
    return [{ pid, ppid, pgid, startMark: match[5] ?? '' }];
  });
}
