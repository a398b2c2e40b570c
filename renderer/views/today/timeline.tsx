/** Today from midnight to midnight: a row for each task, a block for each run, and what is to come. */

import clsx from 'clsx';
import { type KeyboardEvent, useId, useState } from 'react';
import { Link, useLocation } from 'wouter';

import { formatClock } from '../../../electron/shared/duration.ts';
import type { TimelineRow, Today } from '../../../electron/shared/today.ts';
import { Button } from '../../components/button.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { Section } from './section.tsx';
import {
  type DaySpan,
  type Mark,
  marksOf,
  placeOf,
  rowSummary,
  ticksOf,
} from './timeline-scale.ts';
import { TimelineTable } from './timeline-table.tsx';

const FEW_ROWS = 12;

const LOOKS: Readonly<Record<Mark['look'], string>> = {
  succeeded: 'bg-success-mark',
  bucket: 'bg-success-mark',
  failed: 'bg-danger-mark',
  missed: 'bg-missed-mark',
  running: 'bg-running-mark',
  neutral: 'bg-neutral-mark',
  upcoming: 'border border-dashed border-border-control bg-canvas',
};
const LEGEND = [
  ['Succeeded', 'bg-success-mark'],
  ['Failed', 'bg-danger-mark'],
  ['Missed', 'bg-missed-mark'],
  ['Running', 'bg-running-mark'],
] as const;

export function Timeline({ today }: { today: Today }) {
  const [isTable, setTable] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const { timeline } = today;
  const shown = isWhole ? timeline : timeline.slice(0, FEW_ROWS);
  const hiddenCount = timeline.length - shown.length;
  return (
    <Section
      title="Timeline"
      aside={
        <span className="flex items-center gap-3 text-xs text-text-2">
          {LEGEND.map(([word, colour]) => (
            <span key={word} className="flex items-center gap-1.5">
              <span aria-hidden className={clsx('size-2 rounded-full', colour)} />
              {word}
            </span>
          ))}
          <Button variant="quiet" onPress={() => setTable(!isTable)}>
            {isTable ? 'Show as chart' : 'Show as table'}
          </Button>
        </span>
      }
    >
      {timeline.length === 0 && (
        <p className="px-4 py-3 text-text-2">Nothing has run today, and nothing is due.</p>
      )}
      {timeline.length > 0 &&
        (isTable ? <TimelineTable rows={shown} /> : <Chart rows={shown} today={today} />)}
      {hiddenCount > 0 && (
        <div className="border-t border-border-subtle p-1.5">
          <Button
            variant="quiet"
            onPress={() => setWhole(true)}
          >{`Show ${hiddenCount} more`}</Button>
        </div>
      )}
    </Section>
  );
}

function Chart({ rows, today }: { rows: readonly TimelineRow[]; today: Today }) {
  const nowMs = useNow();
  const now = placeOf(nowMs, today);
  return (
    <div className="grid grid-cols-[200px_minmax(0,1fr)] gap-x-4 px-4 pt-2 pb-3 max-[940px]:grid-cols-[120px_minmax(0,1fr)]">
      <span />
      <div aria-hidden className="relative h-6 text-2xs text-text-2 tabular-nums">
        {ticksOf(today, nowMs).map(({ at, word }) => (
          <span key={word} style={{ left: `${at}%` }} className="absolute top-1 -translate-x-1/2">
            {word}
          </span>
        ))}
        <span
          style={{ left: `${now}%` }}
          className="absolute top-0.5 -translate-x-1/2 rounded-full bg-accent px-1.5 font-medium text-on-accent"
        >
          {formatClock(nowMs)}
        </span>
      </div>
      {rows.map((row) => (
        <Row key={row.taskId} row={row} span={today} nowMs={nowMs} />
      ))}
    </div>
  );
}

interface RowProps {
  readonly row: TimelineRow;
  readonly span: DaySpan;
  readonly nowMs: number;
}

/** One Tab stop; Left and Right walk the blocks, Enter opens the run. */
function Row({ row, span, nowMs }: RowProps) {
  const id = useId();
  const [, navigate] = useLocation();
  const [at, setAt] = useState<number | null>(null);
  const marks = marksOf(row, span, nowMs);
  const current = at === null ? undefined : marks[at];
  const onKeyDown = (event: KeyboardEvent) => {
    const last = marks.length - 1;
    if (event.key === 'ArrowRight') setAt(at === null ? 0 : Math.min(last, at + 1));
    else if (event.key === 'ArrowLeft') setAt(at === null ? last : Math.max(0, at - 1));
    else if (event.key === 'Enter' && current?.runId) navigate(`/runs/${current.runId}`);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <Link to={`/tasks/${row.taskId}`} className="flex h-8 items-center hover:underline">
        <span className="truncate">{row.taskName}</span>
      </Link>
      <div className="relative">
        <div
          role="listbox"
          aria-label={`${row.taskName}: ${rowSummary(row)}`}
          aria-orientation="horizontal"
          aria-activedescendant={current ? `${id}-${at}` : undefined}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onBlur={() => setAt(null)}
          className="relative h-8 bg-[linear-gradient(to_right,var(--border-subtle)_1px,transparent_1px)] bg-[size:8.3333%_100%]"
        >
          {marks.map((mark, index) => (
            <Block
              key={mark.key}
              id={`${id}-${index}`}
              mark={mark}
              isCurrent={index === at}
              onPoint={(isOver) => setAt(isOver ? index : null)}
              onOpen={() => mark.runId !== null && navigate(`/runs/${mark.runId}`)}
            />
          ))}
          <span
            aria-hidden
            style={{ left: `${placeOf(nowMs, span)}%` }}
            className="pointer-events-none absolute inset-y-0 w-0.5 bg-accent"
          />
        </div>
        {current && <ReadOut mark={current} />}
      </div>
    </>
  );
}

interface BlockProps {
  readonly id: string;
  readonly mark: Mark;
  readonly isCurrent: boolean;
  readonly onPoint: (isOver: boolean) => void;
  readonly onOpen: () => void;
}

function Block({ id, mark, isCurrent, onPoint, onOpen }: BlockProps) {
  const isUpcoming = mark.look === 'upcoming';
  return (
    <span
      id={id}
      role="option"
      aria-selected={isCurrent}
      aria-label={mark.label}
      onPointerEnter={() => onPoint(true)}
      onPointerLeave={() => onPoint(false)}
      onClick={onOpen}
      style={{
        left: `${mark.left}%`,
        width: isUpcoming ? '10px' : `max(3px, ${mark.width}%)`,
        opacity: mark.look === 'bucket' ? 0.35 + 0.65 * mark.weight : 1,
      }}
      className={clsx(
        'absolute top-2.5 h-3 rounded-[2px]',
        LOOKS[mark.look],
        isCurrent && 'outline-2 outline-offset-1 outline-focus',
        mark.runId !== null && 'cursor-pointer',
      )}
    />
  );
}

function ReadOut({ mark }: { mark: Mark }) {
  return (
    <span
      role="status"
      style={mark.left > 60 ? { right: `${100 - mark.left}%` } : { left: `${mark.left}%` }}
      className="pointer-events-none absolute bottom-full z-10 rounded-control border border-border bg-elevated px-2 py-1 text-xs whitespace-nowrap shadow-popover"
    >
      {mark.label}
    </span>
  );
}
