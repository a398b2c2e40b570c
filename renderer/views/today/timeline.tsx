/** Today from midnight to midnight: a row for each task, a block for each run, and what is to come. */

import clsx from 'clsx';
import { useState } from 'react';

import { formatClock } from '../../../electron/shared/duration.ts';
import { formatCount } from '../../../electron/shared/format-number.ts';
import { msg, t } from '../../../electron/shared/i18n.ts';
import type { TimelineRow, Today } from '../../../electron/shared/today.ts';
import { Button } from '../../components/button.tsx';
import { useMinute } from '../../hooks/use-now.ts';
import { Section } from './section.tsx';
import { TimelineBlocks } from './timeline-blocks.tsx';
import { useShowMore } from './use-show-more.ts';
import { placeOf, ticksOf, timelineSentence } from './timeline-scale.ts';
import { TimelineTable } from './timeline-table.tsx';

const FEW_ROWS = 12;

const LEGEND = [
  [msg('Succeeded'), 'bg-success-mark'],
  [msg('Failed'), 'bg-danger-mark'],
  [msg('Missed'), 'bg-missed-mark'],
  [msg('Running'), 'bg-running-mark'],
] as const;

export function Timeline({ today }: { today: Today }) {
  const [isTable, setTable] = useState(false);
  const { isWhole, showAll, listRef } = useShowMore(FEW_ROWS, 'a');
  const { timeline, timelineTaskCount } = today;
  const beyondCount = timelineTaskCount - timeline.length;
  const shown = isWhole ? timeline : timeline.slice(0, FEW_ROWS);
  const count = timeline.length - shown.length;
  return (
    <Section
      title={t('Timeline')}
      aside={
        <span className="flex items-center gap-3 text-xs text-text-2">
          <Legend />
          <Button variant="quiet" onPress={() => setTable(!isTable)}>
            {isTable ? t('Show as chart') : t('Show as table')}
          </Button>
        </span>
      }
    >
      {timeline.length === 0 && (
        <p className="px-4 py-3 text-text-2">{t('Nothing has run today, and nothing is due.')}</p>
      )}
      {timeline.length > 0 && (
        <div ref={listRef}>
          {isTable ? <TimelineTable rows={shown} /> : <Chart rows={shown} today={today} />}
        </div>
      )}
      {count === 0 && beyondCount > 0 && (
        <p className="border-t border-border-subtle px-4 py-2 text-text-2">
          {t('{count} more tasks have no room here.', { count: formatCount(beyondCount) })}
        </p>
      )}
      {count > 0 && (
        <div className="border-t border-border-subtle p-1.5">
          <Button variant="quiet" onPress={showAll}>
            {t('Show {count} more', { count })}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Legend() {
  return (
    <span className="flex items-center gap-3 max-[700px]:hidden">
      {LEGEND.map(([word, colour]) => (
        <span key={word} className="flex items-center gap-1.5">
          <span aria-hidden className={clsx('keep-colour size-2 rounded-full', colour)} />
          {t(word)}
        </span>
      ))}
    </span>
  );
}

const LABELS =
  'grid grid-cols-[200px_minmax(0,1fr)] gap-x-4 max-[940px]:grid-cols-[120px_minmax(0,1fr)]';

function Chart({ rows, today }: { rows: readonly TimelineRow[]; today: Today }) {
  const nowMs = useMinute();
  const now = placeOf(nowMs, today);
  return (
    <div className="relative px-4 pt-2 pb-3 pe-8">
      <div className={`${LABELS} absolute inset-4 end-8 top-2 bottom-3`}>
        <Hours rows={rows} today={today} nowMs={nowMs} />
      </div>
      <div className="relative pt-7">
        {rows.map((row) => (
          <div key={row.taskId} className={LABELS}>
            <TimelineBlocks row={row} span={today} nowMs={nowMs} />
          </div>
        ))}
      </div>
      <div className={`${LABELS} pointer-events-none absolute inset-4 end-8 top-2 bottom-3`}>
        <div aria-hidden className="relative col-start-2">
          <span
            style={{ left: `${now}%` }}
            className="keep-colour absolute top-6 bottom-0 w-0.5 -translate-x-1/2 bg-accent"
          />
          <span
            style={{ left: `${now}%` }}
            className="keep-colour absolute top-0.5 -translate-x-1/2 rounded-full bg-accent px-1.5 text-2xs font-medium text-on-accent tabular-nums"
          >
            {formatClock(nowMs)}
          </span>
        </div>
      </div>
    </div>
  );
}

/** What is behind the blocks: the hours, and what is still to come in another shade. */
function Hours({
  rows,
  today,
  nowMs,
}: {
  rows: readonly TimelineRow[];
  today: Today;
  nowMs: number;
}) {
  const now = placeOf(nowMs, today);
  return (
    <svg
      role="img"
      aria-label={timelineSentence(rows)}
      className="col-start-2 h-full w-full overflow-visible"
    >
      <rect
        x={`${now}%`}
        y={24}
        width={`${100 - now}%`}
        height="100%"
        className="fill-subtle opacity-60"
        clipPath="inset(0 0 24px 0)"
      />
      {ticksOf(today, nowMs).map(({ at, word }) => (
        <g key={word}>
          <text
            x={`${at}%`}
            y={15}
            textAnchor="middle"
            className="fill-text-2 text-2xs tabular-nums"
          >
            {word}
          </text>
          <line x1={`${at}%`} x2={`${at}%`} y1={24} y2="100%" className="stroke-border-subtle" />
        </g>
      ))}
    </svg>
  );
}
