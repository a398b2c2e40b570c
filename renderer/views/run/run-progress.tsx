/** How far a running run is, against how long it usually takes. */

import { formatDuration } from '../../../electron/shared/duration.ts';
import { progressWords } from '../../../electron/shared/words.ts';
import type { Progress } from '../../../electron/shared/worker-protocol.ts';
import { t } from '../../../electron/shared/i18n.ts';
import { ProgressBar } from '../../components/progress-bar.tsx';

const SLIDE_MS = 1_800;

export interface RunProgressProps {
  /** What it says of itself; null when it says nothing. */
  readonly said: Progress | null;
  readonly elapsedMs: number;
  /** Null as long as there is nothing to compare with. */
  readonly usualMs: number | null;
}

export function RunProgress({ said, elapsedMs, usualMs }: RunProgressProps) {
  if (said === null || said.fraction === null) {
    return <TimeProgress elapsedMs={elapsedMs} usualMs={usualMs} />;
  }
  const words = progressWords(said);
  return (
    <ProgressBar label={t('Progress')} words={words} fraction={said.fraction} className="mb-3" />
  );
}

function TimeProgress({ elapsedMs, usualMs }: Omit<RunProgressProps, 'said'>) {
  const part = usualMs === null ? 1 : elapsedMs / usualMs;
  const isKnown = usualMs !== null && part < 1;
  return (
    <div
      role="progressbar"
      aria-label={t('Time against the usual duration')}
      aria-valuetext={usualWords(elapsedMs, usualMs) ?? t('Running')}
      {...(isKnown && { 'aria-valuenow': Math.round(part * 100) })}
      className="mb-3 h-1 overflow-hidden rounded-full bg-running-tint"
    >
      {isKnown ? (
        <div
          className="h-full rounded-full bg-running-mark transition-[width] duration-1000 ease-linear motion-reduce:transition-none"
          style={{ width: `${part * 100}%` }}
        />
      ) : (
        <div ref={slide} className="h-full w-1/4 rounded-full bg-running-mark" />
      )}
    </div>
  );
}

/** From end to end for ever; at rest for those who want no motion. */
function slide(element: HTMLElement | null): (() => void) | undefined {
  if (!element || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
  const path = [{ transform: 'translateX(-100%)' }, { transform: 'translateX(400%)' }];
  const motion = element.animate(path, {
    duration: SLIDE_MS,
    iterations: Number.POSITIVE_INFINITY,
    easing: 'ease-in-out',
  });
  return () => motion.cancel();
}

/** `usually 1 m 10 s`, or that it takes longer; null when nothing is known. */
export function usualWords(elapsedMs: number, usualMs: number | null): string | null {
  if (usualMs === null) return null;
  const usual = formatDuration(usualMs);
  return elapsedMs > usualMs
    ? t('longer than usual, usually {usual}', { usual })
    : t('usually {usual}', { usual });
}
