/** How far a running run is, against how long it usually takes. */

import clsx from 'clsx';

import { formatDuration } from '../../../electron/shared/duration.ts';

export interface RunProgressProps {
  readonly elapsedMs: number;
  /** Null as long as there is nothing to compare with. */
  readonly usualMs: number | null;
}

export function RunProgress({ elapsedMs, usualMs }: RunProgressProps) {
  const part = usualMs === null ? 1 : elapsedMs / usualMs;
  const isKnown = usualMs !== null && part < 1;
  return (
    <div
      role="progressbar"
      aria-label="Time against the usual duration"
      aria-valuetext={usualWords(elapsedMs, usualMs) ?? 'Running'}
      {...(isKnown && { 'aria-valuenow': Math.round(part * 100) })}
      className="mb-3 h-1 overflow-hidden rounded-full bg-running-tint"
    >
      <div
        className={clsx(
          'h-full rounded-full bg-running-mark',
          isKnown ? 'transition-[width] duration-1000 ease-linear' : 'animate-pulse',
        )}
        style={{ width: `${Math.min(1, part) * 100}%` }}
      />
    </div>
  );
}

/** `usually 1 m 10 s`, or that it takes longer; null when nothing is known. */
export function usualWords(elapsedMs: number, usualMs: number | null): string | null {
  if (usualMs === null) return null;
  const usual = `usually ${formatDuration(usualMs)}`;
  return elapsedMs > usualMs ? `longer than usual, ${usual}` : usual;
}
