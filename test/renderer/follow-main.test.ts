/** What the window keeps of what it reads while main tells of changes. */

import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { TaskSummary } from '../../electron/shared/ipc-contract.ts';
import type { Run } from '../../electron/shared/run.ts';
import { defaultSettings, type Settings } from '../../electron/shared/settings.ts';
import { followMain } from '../../renderer/follow-main.ts';
import { queryClient } from '../../renderer/query-client.ts';
import { settingsQuery } from '../../renderer/query.ts';
import { call } from '../../renderer/ipc.ts';
import { knownTasks, tasksQuery } from '../../renderer/task-list.ts';
import { FakeCronPilot } from '../helpers/fake-cronpilot.ts';
import { makeRun } from '../helpers/make-task.ts';

/** Answers are held back until they are let go, with what was so when they were asked for. */
class SlowMain extends FakeCronPilot {
  tasks: readonly TaskSummary[] = [];
  runs: readonly Run[] = [];
  settings: Settings = defaultSettings;
  #held: { readonly name: string; readonly go: () => void }[] = [];

  constructor() {
    super();
    const answer = <T>(name: string, value: T) =>
      new Promise<T>((resolve) => {
        this.#held.push({ name, go: () => resolve(value) });
      });
    this.handle({
      'tasks.list': () => answer('tasks.list', this.tasks),
      'tasks.get': ({ taskId }) =>
        answer('tasks.get', this.tasks.find(({ task }) => task.id === taskId) as TaskSummary),
      'runs.list': () => answer('runs.list', this.runs),
      'tasks.samples': () => [],
      'settings.get': () => answer('settings.get', this.settings),
    });
  }

  /** Lets the oldest answer of a call go, as soon as it was asked for. */
  async answer(name: string): Promise<void> {
    await expect.poll(() => this.#held.some((each) => each.name === name)).toBe(true);
    const at = this.#held.findIndex((each) => each.name === name);
    this.#held.splice(at, 1).forEach(({ go }) => go());
  }

  isAsked(name: string): boolean {
    return this.#held.some((each) => each.name === name);
  }
}

const summary = (id: number, name: string) => ({ task: { id, name } }) as TaskSummary;
const names = () => knownTasks().map(({ task }) => task.name);

let main: SlowMain;
let stops: (() => void)[];
beforeEach(() => {
  main = new SlowMain();
  vi.stubGlobal('window', { cronpilot: main });
  stops = [followMain()];
});
afterEach(() => {
  stops.forEach((stop) => stop());
  queryClient.clear();
  vi.unstubAllGlobals();
});

function show(query: ConstructorParameters<typeof QueryObserver>[1]): void {
  stops.push(new QueryObserver(queryClient, query).subscribe(() => undefined));
}

test('a task that came while the list was read for the first time is in it in the end', async () => {
  main.tasks = [summary(1, 'One')];
  show(tasksQuery);
  main.tasks = [summary(1, 'One'), summary(2, 'Two')];
  main.emit('task.changed', { taskId: 2 });
  await expect.poll(() => main.isAsked('tasks.list')).toBe(true);
  // The change is heard of, and the answer of before comes after it.
  await expect.poll(() => queryClient.getQueryState(['tasks'])?.isInvalidated).toBe(true);
  await main.answer('tasks.list');
  await main.answer('tasks.list');
  await expect.poll(names).toEqual(['One', 'Two']);
  expect(main.isAsked('tasks.list')).toBe(false);
});

test('a row that is read while the list is read takes the place of the older one', async () => {
  main.tasks = [summary(1, 'One')];
  show(tasksQuery);
  await expect.poll(() => main.isAsked('tasks.list')).toBe(true);
  main.tasks = [summary(1, 'Uno')];
  main.emit('run.changed', makeRun({ taskId: 1 }));
  await main.answer('tasks.get');
  await main.answer('tasks.list');
  await expect.poll(names).toEqual(['Uno']);
});

test('a task whose run changed while it was read is read again, and that answer counts', async () => {
  main.tasks = [summary(1, 'running')];
  show({ queryKey: ['task', 1], queryFn: () => call('tasks.get', { taskId: 1 }) });
  await expect.poll(() => main.isAsked('tasks.get')).toBe(true);
  main.tasks = [summary(1, 'ended')];
  main.emit('run.changed', makeRun({ taskId: 1, state: 'succeeded' }));
  await main.answer('tasks.get');
  await main.answer('tasks.get');
  await expect.poll(() => queryClient.getQueryData(['task', 1])).toEqual(summary(1, 'ended'));
});

test('of a task that was never shown nothing is read', async () => {
  show({ queryKey: ['task', 1], queryFn: () => call('tasks.get', { taskId: 1 }) });
  await main.answer('tasks.get');
  main.emit('run.changed', makeRun({ taskId: 2 }));
  main.emit('run.changed', makeRun({ taskId: 1 }));
  await expect.poll(() => main.isAsked('tasks.get')).toBe(true);
  await main.answer('tasks.get');
  expect(main.isAsked('tasks.get')).toBe(false);
});

test('a run that changed while runs were read for the first time is read again', async () => {
  main.runs = [makeRun({ id: 1, state: 'running' })];
  show({ queryKey: ['runs', {}], queryFn: () => call('runs.list', {}) });
  await expect.poll(() => main.isAsked('runs.list')).toBe(true);
  main.tasks = [summary(1, 'One')];
  main.runs = [makeRun({ id: 1, state: 'succeeded' })];
  main.emit('run.changed', makeRun({ id: 1, state: 'succeeded' }));
  await expect.poll(() => queryClient.getQueryState(['runs', {}])?.isInvalidated).toBe(true);
  await main.answer('runs.list');
  await main.answer('runs.list');
  await expect.poll(() => queryClient.getQueryData(['runs', {}])).toEqual(main.runs);
});

test('settings that are told of are not undone by an older answer', async () => {
  show(settingsQuery);
  await expect.poll(() => main.isAsked('settings.get')).toBe(true);
  const changed = { ...defaultSettings, maxConcurrentRuns: 3 };
  main.emit('settings.changed', changed);
  await main.answer('settings.get');
  // Takes longer than what is left of the way of the answer.
  await call('tasks.samples');
  expect(queryClient.getQueryData(['settings'])).toEqual(changed);
});
