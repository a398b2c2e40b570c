import { expect, test } from 'vitest';

import { RunChanges } from '../../../electron/main/run/run-changes.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

function stage() {
  const { database, runStore, taskStore } = openStores();
  taskStore.create(makeTaskInput(), 0);
  const changes = new RunChanges(database, runStore);
  const told: string[] = [];
  changes.events.on('changed', ({ id, state }) => told.push(`${id} ${state}`));
  return { runStore, changes, told };
}

const queued = () => makeRun();

test('each run of a commit is told once, as it is after it, in the order of the first change', () => {
  const { changes, told } = stage();
  changes.commit((write) => {
    const first = write.insert(queued());
    write.insert(queued());
    write.update(first.id, { state: 'running' });
  });
  expect(told).toEqual(['1 running', '2 queued']);
});

test('nothing is told of a commit that fails, and nothing of it stays', () => {
  const { changes, told, runStore } = stage();
  const failing = () =>
    changes.commit((write) => {
      write.insert(queued());
      throw new Error('no');
    });
  expect(failing).toThrow('no');
  expect(told).toEqual([]);
  expect(runStore.active()).toEqual([]);
});

test('what a listener changes is told after all that it was told together with', () => {
  const { changes, told } = stage();
  changes.events.prependOnceListener('changed', () => changes.move(1, { state: 'cancelled' }));
  changes.commit((write) => [write.insert(queued()), write.insert(queued())]);
  expect(told).toEqual(['1 queued', '2 queued', '1 cancelled']);
});

test('memory is brought in line before anybody is told', () => {
  const { changes, told } = stage();
  changes.commit(
    (write) => write.insert(queued()),
    ({ id }) => told.push(`${id} remembered`),
  );
  expect(told).toEqual(['1 remembered', '1 queued']);
});
