import { toast } from 'sonner';
import { expect, onTestFinished, test, vi } from 'vitest';

import { AppError, type ErrorCode } from '../../../electron/shared/errors.ts';
import { answerAll, takeOut } from '../../../renderer/views/today/answer-all.ts';
import { FakeCronPilot } from '../../helpers/fake-cronpilot.ts';
import { makeRun } from '../../helpers/make-task.ts';

const runs = [1, 2, 3].map((id) => makeRun({ id }));

/** Ids of the runs that were answered when the second refuses it. */
async function answered(code: ErrorCode): Promise<readonly number[]> {
  const ids: number[] = [];
  await answerAll(runs, async ({ id }) => {
    if (id === 2) throw new AppError(code, 'Not now.');
    ids.push(id);
  });
  return ids;
}

test('a run that began by itself meanwhile keeps no other from its answer, and is not told', async () => {
  const before = toast.getHistory().length;
  expect(await answered('conflict')).toEqual([1, 3]);
  expect(toast.getHistory()).toHaveLength(before);
});

test('what would refuse the others too is told once', async () => {
  const before = toast.getHistory().length;
  expect(await answered('unavailable')).toEqual([1]);
  expect(toast.getHistory()).toHaveLength(before + 1);
});

test('what is skipped is stopped only while it waits', async () => {
  const cronpilot = new FakeCronPilot({ 'runs.stop': ({ runId }) => makeRun({ id: runId }) });
  vi.stubGlobal('window', { cronpilot });
  onTestFinished(() => void vi.unstubAllGlobals());
  await answerAll(runs, takeOut);
  expect(cronpilot.calls.map(({ request }) => request)).toMatchObject(
    [1, 2, 3].map((runId) => ({ runId, onlyWaiting: true })),
  );
});
