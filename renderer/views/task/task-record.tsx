/** How a task did of late: its figures and charts. */

import { useTaskStats } from '../../query.ts';
import { DayBars } from './day-bars.tsx';
import { DurationChart } from './duration-chart.tsx';
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
  if (!stats) return null;
  return (
    <>
      <TaskFigures stats={stats} />
      {stats.durations.length > 0 && (
        <div className="grid grid-cols-2 items-start gap-5 max-[940px]:grid-cols-1">
          <DurationChart durations={stats.durations} usual={stats.usual} />
          <DayBars days={stats.days} />
        </div>
      )}
    </>
  );
}
