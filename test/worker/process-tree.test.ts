/** Which processes belong to a run, decided from tables made up for the purpose. */

import { describe, expect, it } from 'vitest';

import { isProcessAlive, parseProcStat } from '../../electron/worker/process-identity.ts';
import type { ProcessInfo } from '../../electron/worker/process-table.ts';
import { findMembers } from '../../electron/worker/process-tree.ts';

const root = { pid: 100, startMark: '5', bootId: null };

function at(pid: number, ppid: number, pgid: number, startMark = '5'): ProcessInfo {
  return { pid, ppid, pgid, startMark };
}

function members(
  processes: readonly ProcessInfo[],
  { known = [] as number[], marked = [] as number[] } = {},
): number[] {
  const found = findMembers(
    processes,
    root,
    ({ pid }) => known.includes(pid),
    ({ pid }) => marked.includes(pid),
  );
  return found.map(({ pid }) => pid).sort((a, b) => a - b);
}

describe('members of a run', () => {
  it('are its group, its descendants, those marked as its own and theirs', () => {
    const table = [
      at(1, 0, 1),
      at(50, 1, 50),
      at(100, 50, 100),
      at(101, 100, 100),
      at(102, 1, 100),
      at(103, 101, 103),
      at(104, 1, 104),
      at(105, 104, 105),
      at(200, 50, 200),
    ];
    expect(members(table, { marked: [104] })).toEqual([100, 101, 102, 103, 104, 105]);
  });

  it('are remembered when their parent has ended', () => {
    expect(members([at(103, 1, 103), at(106, 103, 106)], { known: [103] })).toEqual([103, 106]);
  });

  it('are found in the group when its leader has ended', () => {
    expect(members([at(101, 1, 100)])).toEqual([101]);
  });

  it('are not those of another process that got the pid', () => {
    expect(members([at(100, 1, 100, '9'), at(101, 100, 100, '9')])).toEqual([]);
  });
});

describe('a process', () => {
  it('is parsed whatever its name holds', () => {
    const fields = `S 7 8 9${' 0'.repeat(15)} 4242 1`;
    expect(parseProcStat(`12 (a) b (c)) ${fields}`)).toEqual({
      ppid: 7,
      pgid: 8,
      startMark: '4242',
      isZombie: false,
    });
    expect(parseProcStat(`12 (x) ${fields.replace('S', 'Z')}`).isZombie).toBe(true);
  });

  it('is alive only under its own start mark and boot', () => {
    const own = { pid: process.pid, startMark: null, bootId: null };
    expect(isProcessAlive(own)).toBe(true);
    expect(isProcessAlive({ ...own, startMark: '1' })).toBe(false);
    expect(isProcessAlive({ ...own, bootId: 'another' })).toBe(false);
  });
});
