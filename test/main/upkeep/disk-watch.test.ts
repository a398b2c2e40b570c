import { statfsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { say } from '../../../electron/shared/phrase.ts';
import { DiskWatch } from '../../../electron/main/upkeep/disk-watch.ts';
import { defaultSettings } from '../../../electron/shared/settings.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const signal = new AbortController().signal;

/** The free space of a real disk; what is needed of it is the test's to say. */
function setUp() {
  const dataDir = tempDir();
  const told: string[] = [];
  const { bavail, bsize } = statfsSync(dataDir);
  const freeBytes = bavail * bsize;
  let minFreeBytes = 0;
  const watch = new DiskWatch({
    dataDir,
    settings: () => ({ ...defaultSettings, keepLogsBytes: 1_000, minFreeBytes }),
    logRetention: { trim: async (keepBytes) => void told.push(`trim to ${keepBytes}`) },
    checkpoint: () => void told.push('checkpoint'),
    holdStarts: (reason) => void told.push(reason === null ? 'free' : 'hold'),
    onChanged: () => undefined,
    notify: ({ title }) => void told.push(say(title)),
  });
  const look = async (neededRatio: number) => {
    minFreeBytes = Math.round(freeBytes * neededRatio);
    await watch.run(signal);
    return told.splice(0);
  };
  return { watch, look, dataDir };
}

describe('DiskWatch', () => {
  it('holds starts and makes room when the disk gets low, tells it once, and recovers by itself', async () => {
    const { watch, look, dataDir } = setUp();
    expect(await look(0.01)).toEqual([]);
    expect([watch.problem, watch.everyMs]).toEqual([null, 60_000]);

    expect(await look(10)).toEqual(['hold', 'trim to 500', 'checkpoint', 'Little disk space left']);
    expect(watch.problem).toMatch(
      /^The disk of .+ has .+ left, less than the .+ that CronPilot needs\. Nothing is started/,
    );
    expect(watch.problem).toContain(dataDir);
    expect(watch.everyMs).toBe(5_000);
    expect(await look(10)).toEqual([]);

    expect(await look(0.6)).toEqual(['free']);
    expect(watch.problem).toMatch(/left\. Below .+ nothing is started any more\.$/);
    expect(await look(0.01)).toEqual([]);
    expect(watch.problem).toBeNull();
    expect(await look(10)).toHaveLength(4);
  });

  it('only warns when it gets tight', async () => {
    const { watch, look } = setUp();
    expect(await look(0.7)).toEqual([]);
    expect(watch.problem).not.toBeNull();
  });
});
