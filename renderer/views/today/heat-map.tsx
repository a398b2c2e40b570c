/** Runs of the last twelve weeks, a cell for each day. */

import clsx from 'clsx';
import { useState } from 'react';

import type { DayResult } from '../../../electron/shared/today.ts';
import { ChartSection } from './chart-section.tsx';
import { DayTable } from './day-table.tsx';
import { cellsOf, dayWords, levelOf } from './heat-map-cells.ts';

const LEVELS = [
  'bg-subtle',
  'bg-success-mark/25',
  'bg-success-mark/45',
  'bg-success-mark/65',
  'bg-success-mark/90',
] as const;
const WEEKDAYS = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun'];

export function HeatMap({ days }: { days: readonly DayResult[] }) {
  return (
    <ChartSection
      title="Runs per day, last 12 weeks"
      chart={<Cells days={days} />}
      table={<DayTable days={days} />}
    />
  );
}

function Cells({ days }: { days: readonly DayResult[] }) {
  const [read, setRead] = useState<DayResult | null>(null);
  const most = Math.max(1, ...days.map(({ succeeded, failed }) => succeeded + failed));
  const runCount = days.reduce((sum, { succeeded, failed }) => sum + succeeded + failed, 0);
  const failedDays = days.filter(({ failed }) => failed > 0).length;
  return (
    <div className="px-4 py-3">
      <div
        role="img"
        aria-label={`${runCount.toLocaleString('en')} runs in 12 weeks, failures on ${failedDays} days`}
        className="grid grid-flow-col grid-cols-[36px] grid-rows-7 gap-1"
      >
        {WEEKDAYS.map((word, at) => (
          <span key={at} className="text-2xs leading-4 text-text-2">
            {word}
          </span>
        ))}
        {cellsOf(days).map((day, at) =>
          day === null ? (
            <span key={at} />
          ) : (
            <span
              key={day.date}
              onPointerEnter={() => setRead(day)}
              onPointerLeave={() => setRead(null)}
              className={clsx(
                'h-4 min-w-3 rounded-[3px]',
                day.failed > 0 ? 'bg-danger-mark' : LEVELS[levelOf(day, most)],
              )}
            />
          ),
        )}
      </div>
      <p className="mt-2 text-xs text-text-2">
        {read ? dayWords(read) : 'Green is what went well, red a day with a failure.'}
      </p>
    </div>
  );
}
