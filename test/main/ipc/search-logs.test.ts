import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { searchLogs } from '../../../electron/main/ipc/search-logs.ts';
import { createPaths } from '../../../electron/main/paths.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

test('goes through the logs of the filtered runs, newest first, a part for each call', async () => {
  const { taskStore, runStore } = openStores();
  const paths = createPaths(tempDir());
  mkdirSync(paths.logsDir, { recursive: true });
  const { id: taskId } = taskStore.create(makeTaskInput(), 0);
  const wanted: number[] = [];
  for (let at = 0; at < 450; at += 1) {
    const logFilename = at % 5 === 0 ? null : `${at}.log`;
    const { id: _id, ...run } = makeRun({ taskId, state: 'failed', logFilename });
    const { id } = runStore.insert(run);
    const isHit = at % 3 === 0;
    if (logFilename) writeFileSync(join(paths.logsDir, logFilename), isHit ? 'a\nNo space' : 'a');
    if (logFilename && isHit) wanted.unshift(id);
  }
  const found: number[] = [];
  let callCount = 0;
  let searchedCount = 0;
  let next: number | null = Number.MAX_SAFE_INTEGER;
  while (next !== null) {
    const filter = { taskId, text: 'no space', beforeRunId: next };
    const page = await searchLogs(filter, { runStore, paths });
    expect(page.hits.every(({ line, excerpt }) => line === 2 && excerpt === 'No space')).toBe(true);
    found.push(...page.hits.map(({ run }) => run.id));
    searchedCount += page.searchedCount;
    callCount += 1;
    next = page.nextBeforeRunId;
  }
  expect(found).toEqual(wanted);
  expect(searchedCount).toBe(360);
  expect(callCount).toBeGreaterThan(2);
});

test('a filter that no run meets ends at once', async () => {
  const { runStore } = openStores();
  const paths = createPaths(tempDir());
  const page = await searchLogs({ text: 'x' }, { runStore, paths });
  expect(page).toEqual({ hits: [], searchedCount: 0, nextBeforeRunId: null });
});
