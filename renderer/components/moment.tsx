/** A time as it is worded, with its date, seconds and offset for who points at it. */

import type { ReactNode } from 'react';

import { formatIso } from '../../electron/shared/duration.ts';

export interface MomentProps {
  readonly ms: number;
  /** Null is the computer's. */
  readonly timeZone?: string | null;
  readonly children: ReactNode;
}

export function Moment({ ms, timeZone = null, children }: MomentProps) {
  const iso = formatIso(ms, timeZone);
  return (
    <time dateTime={iso} title={iso}>
      {children}
    </time>
  );
}
