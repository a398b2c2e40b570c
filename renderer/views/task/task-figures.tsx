/** A task's recent record in four figures. */

import type { TaskStats } from '../../../electron/shared/task-stats.ts';
import { Figure } from '../../components/figure.tsx';
import { useMinute } from '../../hooks/use-now.ts';
import { figuresOf } from './figure-words.ts';

export function TaskFigures({ stats }: { stats: TaskStats }) {
  const nowMs = useMinute();
  return (
    <div className="grid grid-cols-4 gap-3 max-[940px]:grid-cols-2">
      {figuresOf(stats, nowMs).map((figure) => (
        <Figure key={figure.label} {...figure} />
      ))}
    </div>
  );
}
