/** Holds all schedules for a while, and says that they are held. */

import { formatClock, formatDateTime } from '../../electron/shared/duration.ts';
import { t } from '../../electron/shared/i18n.ts';
import type { Pause } from '../../electron/shared/status.ts';
import { attempt } from '../attempt.ts';
import { call } from '../ipc.ts';
import { Button, type ButtonProps } from './button.tsx';
import { MenuButton } from './menu-button.tsx';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const MORNING_HOUR = 8;

export function PauseButton({
  label,
  variant = 'plain',
}: {
  label: string;
  variant?: NonNullable<ButtonProps['variant']>;
}) {
  const pause = (untilMs: number | null) => void attempt(call('schedules.pause', { untilMs }));
  return (
    <MenuButton
      commands={[
        { label: t('For 30 minutes'), run: () => pause(Date.now() + 30 * MINUTE_MS) },
        { label: t('For 1 hour'), run: () => pause(Date.now() + 60 * MINUTE_MS) },
        { label: t('Until 08:00 tomorrow'), run: () => pause(tomorrowMorning()) },
        { label: t('Until I resume'), run: () => pause(null) },
      ]}
    >
      <Button variant={variant}>{label}</Button>
    </MenuButton>
  );
}

/** "Paused until 15:02". */
export function pauseWords(pause: Pick<Pause, 'untilMs'>, nowMs: number): string {
  return pause.untilMs === null
    ? t('Paused')
    : t('Paused until {time}', { time: pauseEnd(pause.untilMs, nowMs) });
}

/** The clock alone while that is clear. */
export function pauseEnd(untilMs: number, nowMs: number): string {
  return untilMs - nowMs < DAY_MS ? formatClock(untilMs) : formatDateTime(untilMs, nowMs);
}

function tomorrowMorning(): number {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING_HOUR).getTime();
}
