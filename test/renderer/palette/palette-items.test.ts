import { defaultFilter } from 'cmdk';
import { describe, expect, test } from 'vitest';

import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { commandIds } from '../../../renderer/commands/catalogue.ts';
import {
  findItems,
  taskItems,
  taskSources,
} from '../../../renderer/views/palette/palette-items.ts';

const summary = (id: number, name: string, enabled = true) =>
  ({ task: { id, name, enabled, tags: ['nas'] } }) as unknown as TaskSummary;
const settings = [
  { title: 'Theme', section: 'Appearance', path: '/settings/appearance?row=Theme' },
];
const tasks = [
  summary(1, 'Nightly database backup'),
  summary(2, 'Sync photos to NAS'),
  summary(3, 'Back up mail', false),
];

function find(text: string): string[] {
  return findItems(text, {
    ...taskSources(tasks),
    commands: commandIds,
    settings,
    score: (title, query) => (query === '' ? 1 : defaultFilter(title, query)),
  }).map(({ title }) => title);
}

describe('findItems', () => {
  test('offers to run, open and show the log of the best task first', () => {
    expect(find('sync').slice(0, 3)).toEqual([
      'Run “Sync photos to NAS” now',
      'Open “Sync photos to NAS”',
      'Show latest log of “Sync photos to NAS”',
    ]);
  });

  test.each([
    ['run nightly', 'Run “Nightly database backup” now'],
    ['Edit sync', 'Edit “Sync photos to NAS”'],
    ['logs of sync', 'Show latest log of “Sync photos to NAS”'],
    ['disable nightly', 'Switch “Nightly database backup” off'],
    ['enable back up', 'Switch “Back up mail” on'],
    ['settings', 'Open the settings'],
    ['#412', 'Show run 412'],
    ['run 412', 'Show run 412'],
    ['theme', 'Theme'],
    ['appearance', 'Theme'],
    ['nas', 'Show tasks with the tag “nas”'],
  ])('finds for "%s" first %s', (text, title) => expect(find(text)[0]).toBe(title));

  test('keeps the items of a section together', () => {
    const sections = findItems('back', {
      ...taskSources(tasks),
      commands: commandIds,
      settings,
      score: defaultFilter,
    }).map(({ section }) => section);
    const changes = sections.filter((section, at) => section !== sections[at - 1]);
    expect(new Set(changes).size).toBe(changes.length);
    expect(changes).toContain('commands');
  });

  test('offers no command that makes no sense in a palette', () => {
    expect(find('')).not.toContain('Find a task or a command');
  });

  test('puts an exact name before others that begin so, whatever their order', () => {
    const many = Array.from({ length: 20 }, (_, at) => summary(at, `Sync ${at + 70}`));
    const sources = { commands: [], settings, score: defaultFilter };
    const [first] = findItems('sync 7', {
      ...taskSources([...many, summary(99, 'Sync 7')]),
      ...sources,
    });
    expect(first?.title).toBe('Run “Sync 7” now');
  });

  test('finds nothing for what is nowhere', () => expect(find('qqxyz')).toEqual([]));
});

test('everything that can be done with a task is one step further', () => {
  expect(
    taskItems({ id: 3, name: 'Back up mail', enabled: false }).map(({ title }) => title),
  ).toEqual([
    'Run “Back up mail” now',
    'Open “Back up mail”',
    'Show latest log of “Back up mail”',
    'Edit “Back up mail”',
    'Switch “Back up mail” on',
    'Duplicate “Back up mail”',
  ]);
});
