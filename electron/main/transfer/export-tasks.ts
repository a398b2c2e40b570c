/** Exports tasks in the format of another scheduler, and says what that cannot express. */

import { assertNever } from '../../shared/errors.ts';
import type { Task } from '../../shared/task.ts';
import type { Exported, ExportFormat, ExportProblem } from '../../shared/transfer.ts';
import { writeDefinitions } from './definition-file.ts';
import { exportCrontab } from './export-crontab.ts';
import { exportKubernetes } from './export-kubernetes.ts';
import { exportLaunchd } from './export-launchd.ts';
import type { ExportedTask, ExportSurroundings } from './export-parts.ts';
import { exportSystemd } from './export-systemd.ts';
import { exportWindows } from './export-windows.ts';

/** @param all every task, which the exported ones may follow */
export function exportTasks(
  tasks: readonly Task[],
  all: readonly Task[],
  format: ExportFormat,
  surroundings: ExportSurroundings,
): Exported {
  const each = (write: (task: Task) => ExportedTask): Exported => {
    const made = tasks.map((task) => ({ task, ...write(task) }));
    const files = made.flatMap(({ files: own }) => own);
    return { files, problems: made.flatMap(({ task, ...own }) => problemsOf(task, own)) };
  };
  switch (format) {
    case 'yaml':
      return {
        files: [{ filename: 'cronpilot.yaml', text: writeDefinitions(tasks, all) }],
        problems: [],
      };
    case 'crontab': {
      const { text, problems } = exportCrontab(tasks, surroundings);
      const entries = [...problems].flatMap(([task, made]) => problemsOf(task, made));
      const isEmpty = [...problems.values()].every(({ files }) => files.length === 0);
      return { files: isEmpty ? [] : [{ filename: 'crontab', text }], problems: entries };
    }
    case 'systemd':
      return each((task) => exportSystemd(task, tasks, surroundings));
    case 'launchd':
      return each((task) => exportLaunchd(task, tasks, surroundings));
    case 'windows':
      return each((task) => exportWindows(task, tasks, surroundings));
    case 'kubernetes':
      return each((task) => exportKubernetes(task, tasks, surroundings));
    default:
      return assertNever(format);
  }
}

function problemsOf(task: Task, { files, problems }: ExportedTask): readonly ExportProblem[] {
  const isLeftOut = files.length === 0;
  return problems.map((sentence) => ({
    taskId: task.id,
    taskName: task.name,
    isLeftOut,
    sentence,
  }));
}
