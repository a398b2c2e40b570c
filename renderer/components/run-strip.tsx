/** The last 24 runs of a task as bars: height is duration, colour is result. */

import { formatDateTime, formatDuration } from '../../electron/shared/duration.ts';
import { t } from '../../electron/shared/i18n.ts';
import type { RecentRun } from '../../electron/shared/ipc-contract.ts';
import { isFailure, type RunState } from '../../electron/shared/run.ts';
import { stateWord } from '../../electron/shared/words.ts';

const COUNT = 24;
const STEP_PX = 5;
const HEIGHT_PX = 20;
const MIN_BAR_PX = 5;

export function RunStrip({ runs }: { runs: readonly RecentRun[] }) {
  const oldestFirst = runs.slice(0, COUNT).toReversed();
  const longest = Math.max(1, ...runs.map(({ durationMs }) => durationMs ?? 0));
  const failures = runs.filter(({ state }) => isFailure(state)).length;
  return (
    <svg
      role="img"
      aria-label={
        runs.length === 0
          ? t('No runs yet')
          : t('{count, plural, one {The last run} other {The last # runs}}, {failures} failed', {
              count: runs.length,
              failures,
            })
      }
      width={COUNT * STEP_PX}
      height={HEIGHT_PX}
    >
      {oldestFirst.map(({ id, state, startedAtMs, durationMs }, at) => {
        const height = MIN_BAR_PX + ((durationMs ?? 0) / longest) * (HEIGHT_PX - MIN_BAR_PX);
        return (
          <rect
            key={id}
            x={(COUNT - oldestFirst.length + at) * STEP_PX}
            y={HEIGHT_PX - height}
            width={3}
            height={height}
            rx={1}
            className={barClass(state)}
          >
            <title>
              {[
                stateWord(state),
                formatDateTime(startedAtMs, startedAtMs),
                ...(durationMs === null ? [] : [formatDuration(durationMs)]),
              ].join(', ')}
            </title>
          </rect>
        );
      })}
    </svg>
  );
}

function barClass(state: RunState): string {
  if (isFailure(state)) return 'fill-danger-mark';
  if (state === 'succeeded') return 'fill-success-mark opacity-60';
  return state === 'running' ? 'fill-running-mark' : 'fill-neutral-mark opacity-60';
}
