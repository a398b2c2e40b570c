import { expect, onTestFinished, test, vi } from 'vitest';

import { KeepAwake } from '../../../electron/main/desktop/keep-awake.ts';

function setUp() {
  const stage = { isWanted: false, asked: 0, begun: 0, held: new Set<number>() };
  const blocker = {
    start: () => {
      // As Electron counts: the first is 0.
      const id = stage.begun;
      stage.begun += 1;
      stage.held.add(id);
      return id;
    },
    stop: (id: number) => stage.held.delete(id),
  };
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const isWanted = () => {
    stage.asked += 1;
    return stage.isWanted;
  };
  const keepAwake = new KeepAwake(isWanted, blocker);
  const refresh = () => {
    keepAwake.refresh();
    vi.runAllTimers();
  };
  return { stage, keepAwake, refresh };
}

test('one block holds for as long as some task wants it', () => {
  const { stage, refresh } = setUp();
  refresh();
  expect(stage.begun).toBe(0);
  stage.isWanted = true;
  refresh();
  refresh();
  expect([stage.begun, stage.held.size]).toEqual([1, 1]);
  stage.isWanted = false;
  refresh();
  refresh();
  expect(stage.held.size).toBe(0);
  stage.isWanted = true;
  refresh();
  expect([stage.begun, stage.held.size]).toEqual([2, 1]);
});

test('changes that come together are looked at once', () => {
  const { stage, keepAwake } = setUp();
  stage.isWanted = true;
  for (let change = 0; change < 10; change += 1) keepAwake.refresh();
  vi.runAllTimers();
  expect(stage).toMatchObject({ asked: 1, begun: 1 });
});

test('the block ends with CronPilot', () => {
  const { stage, keepAwake, refresh } = setUp();
  stage.isWanted = true;
  refresh();
  keepAwake.refresh();
  keepAwake.stop();
  keepAwake.stop();
  vi.runAllTimers();
  expect(stage.held.size).toBe(0);
});
