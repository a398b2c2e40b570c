/** How a task did of late: its figures. */

import { useTaskStats } from '../../query.ts';
import { TaskFigures } from './task-figures.tsx';

export function TaskRecord({ taskId }: { taskId: number }) {
  const { data: stats, error } = useTaskStats(taskId);
  if (error) {
    return (
      <p role="alert" className="text-danger">
        {error.message}
      </p>
    );
  }
  return stats ? <TaskFigures stats={stats} /> : null;
}
