/** The processes that belong to a run: found, remembered and signalled. */

import type { ProcessIdentity } from '../shared/worker-protocol.ts';
import { hasProc, isProcessAlive } from './process-identity.ts';
import { carriesCookie, listProcesses, type ProcessInfo, writesInto } from './process-table.ts';

export interface TreeTarget {
  readonly root: ProcessIdentity;
  readonly cookie: string;
  /** What the run's standard output and error are, as `linkOf` tells. */
  readonly outputLinks: ReadonlySet<string>;
  readonly spared: ReadonlySet<number>;
}

export interface ProcessTree {
  /** Looks at all processes and takes in what belongs to the run. */
  collect(): Promise<void>;
  /** To every live member: by group where the whole group is the run's, else one by one. */
  signal(signal: NodeJS.Signals): void;
  /** To live members that were found since the last signal. */
  signalNew(signal: NodeJS.Signals): void;
  aliveCount(): number;
  alive(): readonly number[];
  /** Different processes taken in since the start. */
  readonly seenCount: number;
}

export function createTree(target: TreeTarget): ProcessTree {
  return new Tree(target);
}

/**
 * Pure: the members among `processes`. A member is in the root's own group, descends from a
 * member (also from one remembered of an earlier look), or is marked as the run's. Parents come
 * before their children, so that a parent is killed before it can answer a child's death.
 */
export function findMembers(
  processes: readonly ProcessInfo[],
  root: ProcessIdentity,
  isKnown: (process: ProcessInfo) => boolean,
  isMarked: (process: ProcessInfo) => boolean,
): readonly ProcessInfo[] {
  const byPid = new Map(processes.map((process) => [process.pid, process]));
  const leader = byPid.get(root.pid);
  // A pid is not given out anew while a group of that number lives, so a foreign leader means
  // that the run's own group is gone.
  const isRoot = leader && (root.startMark === null || leader.startMark === root.startMark);
  const isOwnGroup = !leader || isRoot;
  const children = groupBy(processes, (process) => process.ppid);
  const members = new Set<ProcessInfo>();
  const rest = processes.filter(
    (process) => (isOwnGroup && process.pgid === root.pid) || isKnown(process) || isMarked(process),
  );
  const queue = isRoot ? [leader, ...rest] : [...rest];
  for (const next of queue) {
    if (members.has(next)) continue;
    members.add(next);
    queue.push(...(children.get(next.pid) ?? []));
  }
  return [...members];
}

class Tree implements ProcessTree {
  readonly #target: TreeTarget;
  readonly #seen = new Map<string, ProcessInfo>();
  /** By process; none comes to bear a mark later, but for a fork that is about to exec. */
  readonly #isMarkedOf = new Map<string, boolean>();
  #members: readonly ProcessInfo[] = [];
  readonly #signalled = new Set<string>();

  constructor(target: TreeTarget) {
    this.#target = target;
  }

  get seenCount(): number {
    return this.#seen.size;
  }

  async collect(): Promise<void> {
    const { root, spared } = this.#target;
    const processes = (await listProcesses()).filter((process) => !spared.has(process.pid));
    this.#members = findMembers(
      processes,
      root,
      (process) => this.#seen.has(keyOf(process)),
      (process) => this.#isMarked(process),
    );
    for (const member of this.#members) this.#seen.set(keyOf(member), member);
  }

  signal(signal: NodeJS.Signals): void {
    const groups = new Set(
      this.#members.filter((one) => one.pid === one.pgid).map((one) => one.pid),
    );
    // The root's group is the run's also when its leader has ended.
    if (this.#members.some((one) => one.pgid === this.#target.root.pid)) {
      groups.add(this.#target.root.pid);
    }
    for (const pgid of groups) sendSignal(-pgid, signal);
    for (const member of this.#members) {
      this.#signalled.add(keyOf(member));
      if (!groups.has(member.pgid)) sendSignal(member.pid, signal);
    }
  }

  signalNew(signal: NodeJS.Signals): void {
    for (const member of this.#members) {
      if (this.#signalled.has(keyOf(member))) continue;
      this.#signalled.add(keyOf(member));
      sendSignal(member.pid, signal);
    }
  }

  aliveCount(): number {
    return this.alive().length;
  }

  alive(): readonly number[] {
    return this.#members.filter((member) => isMemberAlive(member)).map((member) => member.pid);
  }

  /** The cookie in its environment, or its output in the log. */
  #isMarked(process: ProcessInfo): boolean {
    const key = keyOf(process);
    const known = this.#isMarkedOf.get(key);
    if (known !== undefined) return known;
    const { cookie, outputLinks } = this.#target;
    const found = carriesCookie(process.pid, cookie) || writesInto(process.pid, outputLinks);
    this.#isMarkedOf.set(key, found);
    return found;
  }
}

/** Without /proc the last look has to do: asking one by one would start a process for each. */
function isMemberAlive(member: ProcessInfo): boolean {
  return !hasProc || isProcessAlive({ pid: member.pid, startMark: member.startMark, bootId: null });
}

function keyOf(process: ProcessInfo): string {
  return `${process.pid} ${process.startMark}`;
}

/** A process that ended meanwhile is fine; one that may not be signalled ends as a survivor. */
function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // ESRCH or EPERM: the next look tells which.
  }
}

function groupBy<T, K>(
  items: readonly T[],
  keyOfItem: (item: T) => K,
): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
