/** A task's recent record in four figures. */

import { formatDuration, formatRelative } from '../../../electron/shared/duration.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { isFailure } from '../../../electron/shared/run.ts';
import { Figure } from '../../components/figure.tsx';
import { useNow } from '../../hooks/use-now.ts';

export function TaskFigures({
  summary: { recentRuns, usualDurationMs },
}: {
  summary: TaskSummary;
}) {
  const nowMs = useNow();
  const outcomes = recentRuns.filter(({ state }) => state === 'succeeded' || isFailure(state));
  const failures = outcomes.filter(({ state }) => isFailure(state));
  const slowest = Math.max(0, ...outcomes.map(({ durationMs }) => durationMs ?? 0));
  const lastFailure = failures[0];
  const rate = ((outcomes.length - failures.length) / outcomes.length) * 100;
  return (
    <div className="grid grid-cols-4 gap-3">
      <Figure
        label={`Success, last ${outcomes.length} runs`}
        value={outcomes.length === 0 ? '—' : `${rate.toFixed(rate === 100 ? 0 : 1)} %`}
        context={`${outcomes.length - failures.length} of ${outcomes.length}`}
      />
      <Figure
        label="Usual duration"
        value={usualDurationMs === null ? '—' : formatDuration(usualDurationMs)}
        context={usualDurationMs === null ? 'Known after five successes' : 'Median of the last 30'}
      />
      <Figure label="Slowest" value={outcomes.length === 0 ? '—' : formatDuration(slowest)} />
      <Figure
        label="Last failure"
        value={
          lastFailure
            ? formatRelative(lastFailure.startedAtMs, Math.max(nowMs, lastFailure.startedAtMs))
            : 'None'
        }
        context={lastFailure && `Run ${lastFailure.id}`}
        isBad={outcomes[0] !== undefined && isFailure(outcomes[0].state)}
      />
    </div>
  );
}
