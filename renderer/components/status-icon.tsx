/** The icon of a run's state or of a task that is off; always beside its word or with a label. */

import clsx from 'clsx';
import {
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CirclePause,
  CircleSlash,
  CircleStop,
  CircleX,
  LoaderCircle,
  type LucideIcon,
  RotateCw,
  SkipForward,
  Timer,
  Unplug,
} from 'lucide-react';

import { t } from '../../electron/shared/i18n.ts';
import type { Run, RunState } from '../../electron/shared/run.ts';
import { stateWord } from '../../electron/shared/words.ts';

/** `paused` is a task that is off or paused, `retrying` waits for its next attempt, `never` has not run yet. */
export type ShownState = RunState | 'paused' | 'retrying' | 'never';

/** How a run is shown: between two attempts it waits in a way of its own. */
export function shownRunState({
  state,
  reasonCode,
}: Pick<Run, 'state' | 'reasonCode'>): ShownState {
  return state === 'queued' && reasonCode === 'retry_delay' ? 'retrying' : state;
}

export interface StatusLook {
  readonly icon: LucideIcon;
  /** Colour of the icon: a mark, not text. */
  readonly mark: string;
  /** Colour of the word; success is quiet. */
  readonly text: string;
}

export const statusLooks: Readonly<Record<ShownState, StatusLook>> = {
  queued: { icon: CircleDashed, mark: 'text-neutral-mark', text: 'text-text' },
  running: { icon: LoaderCircle, mark: 'text-running-mark', text: 'text-running' },
  succeeded: { icon: CircleCheck, mark: 'text-success-mark', text: 'text-text' },
  failed: { icon: CircleX, mark: 'text-danger-mark', text: 'text-danger' },
  timed_out: { icon: Timer, mark: 'text-danger-mark', text: 'text-danger' },
  cancelled: { icon: CircleStop, mark: 'text-neutral-mark', text: 'text-text' },
  skipped: { icon: SkipForward, mark: 'text-neutral-mark', text: 'text-text' },
  missed: { icon: CircleSlash, mark: 'text-missed-mark', text: 'text-missed' },
  abandoned: { icon: Unplug, mark: 'text-danger-mark', text: 'text-danger' },
  paused: { icon: CirclePause, mark: 'text-neutral-mark', text: 'text-text-2' },
  retrying: { icon: RotateCw, mark: 'text-warning-mark', text: 'text-warning' },
  never: { icon: CircleMinus, mark: 'text-neutral-mark', text: 'text-text-2' },
};

export interface StatusIconProps {
  readonly state: ShownState;
  /** In px. */
  readonly size?: number;
  /** For an icon without a word beside it. */
  readonly label?: string;
}

export function StatusIcon({ state, size = 16, label }: StatusIconProps) {
  const { icon: Icon, mark } = statusLooks[state];
  return (
    <Icon
      size={size}
      className={clsx('shrink-0', mark, state === 'running' && 'animate-spin')}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}

/** The word beside the icon. */
export function shownStateWord(state: ShownState): string {
  switch (state) {
    case 'paused':
      return t('Paused');
    case 'retrying':
      return t('Retrying');
    case 'never':
      return t('Not run yet');
    default:
      return stateWord(state);
  }
}
