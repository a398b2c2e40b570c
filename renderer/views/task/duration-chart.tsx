/** How long a task's runs took, against the middle half of its successes; a cross is a failure. */

import { Link } from 'wouter';

import { formatDate, formatDateTime, formatDuration } from '../../../electron/shared/duration.ts';
import { formatCount } from '../../../electron/shared/format-number.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { TaskStats } from '../../../electron/shared/task-stats.ts';
import { stateWord } from '../../../electron/shared/words.ts';
import { StatusIcon } from '../../components/status-icon.tsx';
import { useMinute } from '../../hooks/use-now.ts';
import { ChartSection } from '../today/chart-section.tsx';
import { type DurationPoint, durationScaleOf, durationSentence } from './duration-scale.ts';

type Durations = Pick<TaskStats, 'durations' | 'usual'>;

export function DurationChart(props: Durations) {
  return (
    <ChartSection
      title={t('Duration')}
      chart={<Chart {...props} />}
      table={<DurationTable {...props} />}
    />
  );
}

/** Of the height; what is left holds half a cross. */
const PLOT_TOP_PX = 8;
const PLOT_HEIGHT_PX = 96;

function Chart({ durations, usual }: Durations) {
  const nowMs = useMinute();
  const { topMs, points, band } = durationScaleOf(durations, usual);
  const dates = [durations[0], durations.at(-1)].map((run) => run?.startedAtMs ?? nowMs);
  return (
    <div className="px-4 py-3">
      <svg
        role="img"
        aria-label={durationSentence(durations, usual)}
        className="h-28 w-full overflow-visible"
      >
        <svg y={PLOT_TOP_PX} height={PLOT_HEIGHT_PX} width="84%" overflow="visible">
          {[0, 50, 100].map((y) => (
            <line
              key={y}
              x1="0"
              x2="100%"
              y1={`${y}%`}
              y2={`${y}%`}
              className="stroke-border-subtle"
            />
          ))}
          {band && (
            <rect
              y={`${band.top}%`}
              width="100%"
              height={`${Math.max(1, band.height)}%`}
              className="fill-success-mark opacity-20"
            />
          )}
          <svg x="1%" width="98%" overflow="visible">
            <Successes points={points.filter(({ isFailure }) => !isFailure)} />
            {points
              .filter(({ isFailure }) => isFailure)
              .map((point) => (
                <Cross key={point.run.runId} point={point} />
              ))}
          </svg>
        </svg>
        {[topMs, topMs / 2, 0].map((ms, at) => (
          <text
            key={ms}
            x="86%"
            y={PLOT_TOP_PX + (at * PLOT_HEIGHT_PX) / 2 + 4}
            className="fill-text-2 text-2xs tabular-nums"
          >
            {ms === 0 ? formatCount(0) : formatDuration(ms)}
          </text>
        ))}
      </svg>
      <p className="flex w-[84%] justify-between text-2xs text-text-2">
        {dates.map((ms, at) => (
          <span key={at}>{formatDate(ms, nowMs)}</span>
        ))}
      </p>
    </div>
  );
}

function Successes({ points }: { points: readonly DurationPoint[] }) {
  return points.map((point, at) => {
    const before = points[at - 1];
    return (
      <g key={point.run.runId} className="fill-success-mark stroke-success-mark">
        {before && (
          <line
            x1={`${before.x}%`}
            y1={`${before.y}%`}
            x2={`${point.x}%`}
            y2={`${point.y}%`}
            strokeWidth={1.5}
          />
        )}
        <circle cx={`${point.x}%`} cy={`${point.y}%`} r={1.5}>
          <title>{pointWords(point)}</title>
        </circle>
      </g>
    );
  });
}

function Cross({ point }: { point: DurationPoint }) {
  return (
    <svg x={`${point.x}%`} y={`${point.y}%`} overflow="visible">
      <path d="M-4-4L4 4M-4 4L4-4" strokeWidth={2} className="stroke-danger-mark">
        <title>{pointWords(point)}</title>
      </path>
    </svg>
  );
}

function pointWords({ run: { runId, state, durationMs } }: DurationPoint): string {
  return t('Run {runId}: {state}, {duration}', {
    runId: String(runId),
    state: stateWord(state),
    duration: formatDuration(durationMs),
  });
}

function DurationTable({ durations }: Durations) {
  const nowMs = useMinute();
  return (
    <ul tabIndex={0} aria-label={t('Durations')} className="max-h-48 overflow-auto px-4 py-2">
      {durations.toReversed().map(({ runId, state, startedAtMs, durationMs }) => (
        <li key={runId} className="flex h-7 items-center gap-3 tabular-nums">
          <StatusIcon state={state} />
          <Link to={`/runs/${runId}`} className="w-24 hover:underline">
            {stateWord(state)}
          </Link>
          <span className="flex-1 text-text-2">{formatDateTime(startedAtMs, nowMs)}</span>
          <span>{formatDuration(durationMs)}</span>
        </li>
      ))}
    </ul>
  );
}
