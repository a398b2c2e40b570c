/** How each of a task's last days went: a day with a failure stands out by height and colour. */

import { formatDate } from '../../../electron/shared/duration.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { DayResult } from '../../../electron/shared/today.ts';
import { useMinute } from '../../hooks/use-now.ts';
import { ChartSection } from '../today/chart-section.tsx';
import { DayTable } from '../today/day-table.tsx';
import { dayMs, dayWords } from '../today/heat-map-cells.ts';
import { type DayLook, daysSentence, lookOf } from './day-looks.ts';

const LOOKS: Readonly<Record<DayLook, readonly [height: number, colour: string]>> = {
  failed: [100, 'fill-danger-mark'],
  succeeded: [70, 'fill-success-mark opacity-70'],
  idle: [5, 'fill-neutral-mark opacity-50'],
};

export function DayBars({ days }: { days: readonly DayResult[] }) {
  return (
    <ChartSection
      title={t('Result by day')}
      chart={<Bars days={days} />}
      table={<DayTable days={days} />}
    />
  );
}

function Bars({ days }: { days: readonly DayResult[] }) {
  const nowMs = useMinute();
  const step = 100 / days.length;
  const [first] = days;
  return (
    <div className="px-4 py-3">
      <svg role="img" aria-label={daysSentence(days)} className="h-28 w-full">
        {days.map((day, at) => {
          const [height, colour] = LOOKS[lookOf(day)];
          return (
            <rect
              key={day.date}
              x={`${at * step}%`}
              y={`${100 - height}%`}
              width={`${step * 0.75}%`}
              height={`${height}%`}
              rx={2}
              className={colour}
            >
              <title>{dayWords(day)}</title>
            </rect>
          );
        })}
      </svg>
      <p className="flex justify-between text-2xs text-text-2">
        <span>{first && formatDate(dayMs(first.date), nowMs)}</span>
        <span>{t('today')}</span>
      </p>
    </div>
  );
}
