import { describe, expect, test } from 'vitest';
import { findTask } from '../../electron/cli/find-task.ts';

const names = ['Backup', 'backup', 'Backup photos', 'Mail', '12', 'Mailing list', 'Übersicht'];
const tasks = names.map((name, index) => ({ id: index + 10, name }));
const find = (text: string) => findTask(tasks, text).id;

describe('findTask', () => {
  test.each([
    ['Backup', 10],
    ['backup', 11],
    ['Backup p', 12],
    ['MAIL', 13],
    ['12', 14],
    ['#12', 12],
    ['13', 13],
    ['mailing', 15],
    ['über', 16],
  ])('%s is the task %d', (text, id) => {
    expect(find(text)).toBe(id);
  });

  test('lists the candidates of a name that fits several', () => {
    expect(() => find('BACKUP')).toThrow(/fits 2 tasks.*\n {2}#10 {2}Backup\n {2}#11 {2}backup$/);
    expect(() => find('ma')).toThrow(/fits 2 tasks/);
  });

  test('lists ten candidates of many and counts the rest', () => {
    const many = Array.from({ length: 25 }, (_, id) => ({ id, name: `Task ${id}` }));
    expect(() => findTask(many, 'task')).toThrow(/fits 25 tasks[^]*and 15 more$/);
    expect(() => findTask(many.slice(0, 10), 'task')).toThrow(/#9 {2}Task 9$/);
  });

  test.each(['nothing', '#99', '99', '*'])('refuses %s', (text) => {
    expect(() => find(text)).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
});
