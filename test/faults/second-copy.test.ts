import { describe, expect, test } from 'vitest';
import { callOver, type HeadlessApp, startHeadless } from '../helpers/launch-headless.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

describe('two copies started together on the same data', { timeout: 600_000 }, () => {
  test('ten times: one runs, the other says so and exits with 0', async () => {
    for (let round = 1; round <= 10; round++) {
      const dataDir = tempDir();
      const apps = [startHeadless(dataDir), startHeadless(dataDir)];
      const loser = await until(
        () => apps.find(({ process }) => process.exitCode !== null),
        `one of them to exit in round ${round}`,
      );
      const winner = apps.find((app) => app !== loser) as HeadlessApp;
      const status = await until(
        () => callOver(dataDir)('status.get').catch(() => null),
        `the other one to answer:\n${winner.output()}`,
      );
      expect(status.pid).toBe(winner.process.pid);
      expect(loser.process.exitCode).toBe(0);
      expect(loser.output()).toContain('CronPilot is already running');
      expect(await winner.end()).toBe(0);
    }
  });
});
