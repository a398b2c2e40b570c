/** One task on the timeline: its name, and a block for each run. */

import clsx from 'clsx';
import { type KeyboardEvent, useId, useState } from 'react';
import { Link, useLocation } from 'wouter';

import type { TimelineRow } from '../../../electron/shared/today.ts';
import { type DaySpan, type Mark, marksOf, rowSummary } from './timeline-scale.ts';

const LOOKS: Readonly<Record<Mark['look'], string>> = {
  succeeded: 'bg-success-mark',
  bucket: 'bg-success-mark',
  failed: 'bg-danger-mark',
  missed: 'bg-missed-mark',
  running: 'bg-running-mark',
  neutral: 'bg-neutral-mark',
  upcoming: 'border border-dashed border-border-control bg-canvas',
};

const UPCOMING_PX = 8;
const LEAST_PX = 3;

interface RowProps {
  readonly row: TimelineRow;
  readonly span: DaySpan;
  readonly nowMs: number;
}

/** One Tab stop; Left and Right walk the blocks, Enter opens what they stand for. */
export function TimelineBlocks({ row, span, nowMs }: RowProps) {
  const id = useId();
  const [, navigate] = useLocation();
  const [at, setAt] = useState<number | null>(null);
  const marks = marksOf(row, span, nowMs);
  const current = at === null ? undefined : marks[at];
  const onKeyDown = (event: KeyboardEvent) => {
    const last = marks.length - 1;
    if (event.key === 'Home') setAt(0);
    else if (event.key === 'End') setAt(last);
    else if (event.key === 'ArrowRight') setAt(at === null ? 0 : Math.min(last, at + 1));
    else if (event.key === 'ArrowLeft') setAt(at === null ? last : Math.max(0, at - 1));
    else if (event.key === 'Enter' && current) navigate(current.to);
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
          className="relative h-8 rounded-control"
        >
          {marks.map((mark, index) => (
            <Block
              key={mark.key}
              id={`${id}-${index}`}
              mark={mark}
              isCurrent={index === at}
              onPoint={(isOver) => setAt(isOver ? index : null)}
              onOpen={() => navigate(mark.to)}
            />
          ))}
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
  // Buckets that follow each other show no gap between them.
  const seamPx = mark.look === 'bucket' ? 0.5 : 0;
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
        // What comes late in the day stays within it.
        left: `min(${mark.left}%, 100% - ${isUpcoming ? UPCOMING_PX : LEAST_PX}px)`,
        width: isUpcoming ? `${UPCOMING_PX}px` : `max(${LEAST_PX}px, ${mark.width}% + ${seamPx}px)`,
        opacity: mark.look === 'bucket' ? 0.35 + 0.65 * mark.weight : 1,
      }}
      className={clsx(
        'keep-colour absolute top-2.5 h-3',
        mark.look !== 'bucket' && 'rounded-[2px]',
        LOOKS[mark.look],
        'cursor-pointer',
        isCurrent && 'outline-2 outline-offset-1 outline-focus',
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
