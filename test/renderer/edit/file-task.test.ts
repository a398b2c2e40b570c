import { expect, test } from 'vitest';

import { taskInputSchema } from '../../../electron/shared/task.ts';
import { fileTask } from '../../../renderer/views/edit/file-task.ts';

test.each([
  ['/home/anna/backup.sh', 'script', { kind: 'script', path: '/home/anna/backup.sh' }],
  ['/home/anna/report.py', 'python', { kind: 'python', path: '/home/anna/report.py' }],
  ['/home/anna/report.mjs', 'module', { kind: 'module', path: '/home/anna/report.mjs' }],
  ["/opt/anna's/tool", 'program', { kind: 'command', command: String.raw`'/opt/anna'\''s/tool'` }],
  [String.raw`C:\My tools\a.cmd`, 'program', { command: String.raw`"C:\My tools\a.cmd"` }],
  ['/home/anna/backup.sh', 'rm -rf', { kind: 'script', path: '/home/anna/backup.sh' }],
])('%s becomes a task of its own as a %s', (path, as, action) => {
  const task = fileTask({ path, as });
  expect(task.action).toMatchObject(action);
  expect(task.name).toBe(path.split(/[\\/]/).at(-1));
  expect(taskInputSchema.safeParse(task).success).toBe(true);
});
