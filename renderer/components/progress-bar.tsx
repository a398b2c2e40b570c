/** A thin bar that says how far something is. */

import clsx from 'clsx';

import { wholePercent } from '../../electron/shared/words.ts';

export interface ProgressBarProps {
  /** What it measures, for those who do not see it. */
  readonly label: string;
  /** The same in words: "42 %, Copying". */
  readonly words: string;
  /** 0 to 1. */
  readonly fraction: number;
  readonly className?: string;
}

export function ProgressBar({ label, words, fraction, className }: ProgressBarProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuetext={words}
      aria-valuenow={wholePercent(fraction)}
      className={clsx('h-1 overflow-hidden rounded-full bg-running-tint', className)}
    >
      <div
        className="h-full rounded-full bg-running-mark transition-[width] duration-250 ease-linear motion-reduce:transition-none"
        style={{ width: `${fraction * 100}%` }}
      />
    </div>
  );
}
