/** The processes of a CronPilot that was started for a test, as Linux lists them. */

import { parentOf, pids, readProc } from './proc-files.ts';

/** Its workers, oldest first. */
export function workersOf(mainPid: number | undefined): number[] {
  return pids().filter(
    (pid) =>
      parentOf(pid) === mainPid && readProc(pid, 'cmdline').includes('node.mojom.NodeService'),
  );
}

export function childrenOf(parentPid: number): number[] {
  return pids().filter((pid) => parentOf(pid) === parentPid);
}

/** Live processes, no zombies, with that text in their environment. */
export function processesWith(text: string): number[] {
  return pids().filter((pid) => readProc(pid, 'environ').includes(text));
}

/** The ancestor of a process that is among the given ones. */
export function ancestorAmong(candidates: readonly number[], pid: number): number {
  let ancestor = pid;
  while (ancestor > 1 && !candidates.includes(ancestor)) ancestor = parentOf(ancestor);
  if (ancestor <= 1) throw new Error(`None of ${candidates.join(', ')} has started ${pid}`);
  return ancestor;
}
