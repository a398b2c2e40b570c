/** What the list, the task page and their keys can do with a task. */

import { toast } from 'sonner';
import { useLocation } from 'wouter';

import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { attempt } from '../../attempt.ts';
import { call } from '../../ipc.ts';
import { runTask } from '../../run-task.ts';

type Subject = Pick<TaskSummary, 'task' | 'lastRun' | 'recentRuns'>;

export function useTaskCommands() {
  const [, navigate] = useLocation();
  return {
    open: ({ task }: Subject) => navigate(`/tasks/${task.id}`),
    edit: ({ task }: Subject) => navigate(`/tasks/${task.id}/edit`),
    duplicate: ({ task }: Subject) => navigate(`/tasks/new?copyOf=${task.id}`),
    runNow: ({ task }: Subject) => void runTask(task.id, navigate),
    stop: ({ lastRun }: Subject) => {
      if (lastRun) void attempt(call('runs.stop', { runId: lastRun.id }));
    },
    setEnabled: ({ task }: Subject, enabled: boolean) =>
      void attempt(call('tasks.setEnabled', { taskId: task.id, enabled })),
    showLatestLog: ({ recentRuns, lastRun }: Subject) => {
      const runId = recentRuns[0]?.id ?? lastRun?.id;
      if (runId !== undefined) navigate(`/runs/${runId}`);
    },
    remove: (subject: Subject) => void remove(subject),
  };
}

/** At once, with a way back instead of a question. */
async function remove({ task }: Subject): Promise<void> {
  const done = await attempt(call('tasks.delete', { taskId: task.id }).then(() => true));
  if (!done) return;
  const restore = () => void attempt(call('tasks.restore', { taskId: task.id }));
  toast(`Deleted “${task.name}”.`, { action: { label: 'Undo', onClick: restore } });
}
