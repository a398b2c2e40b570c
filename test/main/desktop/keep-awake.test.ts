import { expect, test } from 'vitest';

import { KeepAwake } from '../../../electron/main/desktop/keep-awake.ts';

function setUp() {
  const stage = { isWanted: false, begun: 0, held: new Set<number>() };
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
  return { stage, keepAwake: new KeepAwake(() => stage.isWanted, blocker) };
}

test('one block holds for as long as some task wants it', () => {
  const { stage, keepAwake } = setUp();
  keepAwake.refresh();
  expect(stage.begun).toBe(0);
  stage.isWanted = true;
  keepAwake.refresh();
  keepAwake.refresh();
  expect([stage.begun, stage.held.size]).toEqual([1, 1]);
  stage.isWanted = false;
  keepAwake.refresh();
  keepAwake.refresh();
  expect(stage.held.size).toBe(0);
  stage.isWanted = true;
  keepAwake.refresh();
  expect([stage.begun, stage.held.size]).toEqual([2, 1]);
});

test('the block ends with CronPilot', () => {
  const { stage, keepAwake } = setUp();
  stage.isWanted = true;
  keepAwake.refresh();
  keepAwake.stop();
  keepAwake.stop();
  expect(stage.held.size).toBe(0);
});
