import { describe, expect, it } from 'vitest';

import {
  decideDiskState,
  type DiskState,
} from '../../../electron/main/upkeep/decide-disk-state.ts';

const follow = (freeBytes: readonly number[], minFreeBytes = 100): DiskState[] => {
  let state: DiskState = 'ample';
  return freeBytes.map((free) => (state = decideDiskState(state, free, minFreeBytes)));
};

describe('decideDiskState', () => {
  it('warns below twice the limit and holds below the limit', () => {
    expect(follow([200, 199, 100, 99])).toEqual(['ample', 'tight', 'tight', 'low']);
  });

  it('leaves a state only a fifth above its limit', () => {
    expect(follow([99, 119, 120, 239, 240])).toEqual(['low', 'low', 'tight', 'tight', 'ample']);
  });

  it('never holds with a limit of 0', () => {
    expect(follow([0, 1], 0)).toEqual(['ample', 'ample']);
  });
});
