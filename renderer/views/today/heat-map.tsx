/** Runs of the last twelve weeks, a cell for each day. */

import clsx from 'clsx';
import { type KeyboardEvent, useState } from 'react';

import { msg, t } from '../../../electron/shared/i18n.ts';
import type { DayResult } from '../../../electron/shared/today.ts';
import { ChartSection } from './chart-section.tsx';
import { DayTable } from './day-table.tsx';
import { cellsOf, dayWords, levelOf } from './heat-map-cells.ts';

const LEVELS = [
  'fill-subtle',
  'fill-success-mark/25',
  'fill-success-mark/45',
  'fill-success-mark/65',
  'fill-success-mark/90',
] as const;
/** Every other one, from Monday. */
const WEEKDAYS = [msg('Mon'), msg('Wed'), msg('Fri'), msg('Sun')] as const;
const CELL_PX = 16;
const ROW_PX = 20;
const HEIGHT_PX = 7 * ROW_PX;

export function HeatMap({ days }: { days: readonly DayResult[] }) {
  return (
    <ChartSection
      title={t('Runs per day, last 12 weeks')}
      chart={<Cells days={days} />}
      table={<DayTable days={days} />}
    />
  );
}

/** One Tab stop; the arrows walk the days. */
function Cells({ days }: { days: readonly DayResult[] }) {
  const cells = cellsOf(days);
  const [at, setAt] = useState<number | null>(null);
  const read = at === null ? null : cells[at];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = at === null ? cells.length - 1 : at + step;
    if (cells[next]) setAt(next);
  };
  return (
    <div className="px-4 py-3">
      <div className="flex gap-2">
        <span aria-hidden className="flex w-7 flex-col text-2xs text-text-2">
          {WEEKDAYS.map((word) => (
            <span key={word} className="h-10 leading-4">
              {t(word)}
            </span>
          ))}
        </span>
        <div
          role="group"
          aria-label={t('Days, arrow keys walk through them')}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onBlur={() => setAt(null)}
          onPointerLeave={() => setAt(null)}
          className="min-w-0 flex-1 rounded-control"
        >
          <Drawing cells={cells} at={at} onPoint={setAt} />
        </div>
      </div>
      <p role="status" className="mt-1 text-xs text-text-2">
        {read ? dayWords(read) : t('Green is what went well, red a day with a failure.')}
      </p>
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  ArrowLeft: -7,
  ArrowRight: 7,
};

interface DrawingProps {
  readonly cells: readonly (DayResult | null)[];
  readonly at: number | null;
  readonly onPoint: (at: number | null) => void;
}

function Drawing({ cells, at, onPoint }: DrawingProps) {
  const days = cells.filter((day) => day !== null);
  const most = Math.max(1, ...days.map(({ succeeded, failed }) => succeeded + failed));
  const weekCount = Math.ceil(cells.length / 7);
  const step = 100 / weekCount;
  return (
    <svg role="img" aria-label={sentenceOf(days)} width="100%" height={HEIGHT_PX}>
      {cells.map(
        (day, index) =>
          day && (
            <rect
              key={day.date}
              x={`${Math.floor(index / 7) * step}%`}
              y={(index % 7) * ROW_PX}
              width={`${step * 0.88}%`}
              height={CELL_PX}
              rx={3}
              onPointerEnter={() => onPoint(index)}
              className={clsx(
                day.failed > 0 ? 'fill-danger-mark' : LEVELS[levelOf(day, most)],
                index === at && 'stroke-focus stroke-2',
              )}
            />
          ),
      )}
    </svg>
  );
}

function sentenceOf(days: readonly DayResult[]): string {
  const count = days.reduce((sum, { succeeded, failed }) => sum + succeeded + failed, 0);
  const failedDays = days.filter(({ failed }) => failed > 0).length;
  return t(
    '{count, plural, one {# run} other {# runs}} in 12 weeks, failures on {failedDays, plural, =0 {no day} one {# day} other {# days}}',
    { count, failedDays },
  );
}
