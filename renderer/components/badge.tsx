/** A pill with an icon and a word: "Failing since today", "Running". */

import clsx from 'clsx';
import type { ReactNode } from 'react';

import { StateWords, type StateWordsProps } from './state-words.tsx';
import { shownRunState, type ShownState, StatusIcon } from './status-icon.tsx';

export type BadgeTone = 'success' | 'danger' | 'warning' | 'running' | 'missed' | 'neutral';

const tones: Readonly<Record<BadgeTone, string>> = {
  success: 'bg-success-tint text-success',
  danger: 'bg-danger-tint text-danger',
  warning: 'bg-warning-tint text-warning',
  running: 'bg-running-tint text-running',
  missed: 'bg-missed-tint text-missed',
  neutral: 'bg-neutral-tint text-neutral',
};

export interface BadgeProps {
  readonly tone: BadgeTone;
  /** A 14 px icon. */
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

export function Badge({ tone, icon, children }: BadgeProps) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      {icon}
      {children}
    </span>
  );
}

const stateTones: Readonly<Record<ShownState, BadgeTone>> = {
  queued: 'neutral',
  running: 'running',
  succeeded: 'success',
  failed: 'danger',
  timed_out: 'danger',
  cancelled: 'neutral',
  skipped: 'neutral',
  missed: 'missed',
  abandoned: 'danger',
  retrying: 'warning',
  paused: 'neutral',
  never: 'neutral',
};

/** The state of a run as a pill. */
export function StateBadge({ run }: StateWordsProps) {
  const state = shownRunState(run);
  return (
    <Badge tone={stateTones[state]} icon={<StatusIcon state={state} size={14} />}>
      <StateWords run={run} />
    </Badge>
  );
}
