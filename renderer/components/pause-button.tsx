/** Holds all schedules for a while. */

import { attempt } from '../attempt.ts';
import { call } from '../ipc.ts';
import { Button, type ButtonProps } from './button.tsx';
import { MenuButton } from './menu-button.tsx';

const MINUTE_MS = 60_000;
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
        { label: 'For 30 minutes', run: () => pause(Date.now() + 30 * MINUTE_MS) },
        { label: 'For 1 hour', run: () => pause(Date.now() + 60 * MINUTE_MS) },
        { label: 'Until 08:00 tomorrow', run: () => pause(tomorrowMorning()) },
        { label: 'Until I resume', run: () => pause(null) },
      ]}
    >
      <Button variant={variant}>{label}</Button>
    </MenuButton>
  );
}

function tomorrowMorning(): number {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING_HOUR).getTime();
}
