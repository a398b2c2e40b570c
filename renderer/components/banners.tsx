/** What concerns the whole of CronPilot: a pause in force, a problem of its own. */

import { CirclePause, TriangleAlert } from 'lucide-react';

import { t } from '../../electron/shared/i18n.ts';
import type { Pause, Status } from '../../electron/shared/status.ts';
import { attempt } from '../attempt.ts';
import { useMinute } from '../hooks/use-now.ts';
import { call } from '../ipc.ts';
import { Button } from './button.tsx';
import { pauseEnd } from './pause-button.tsx';

export function Banners({ status: { pause, problems } }: { status: Status }) {
  return (
    <>
      {pause && <PauseBanner pause={pause} />}
      {problems.map((problem) => (
        <div
          key={problem}
          role="alert"
          data-selectable
          className="flex min-h-9 items-center gap-2 bg-warning-tint px-5 py-1.5 text-sm text-warning"
        >
          <TriangleAlert size={16} aria-hidden />
          {problem}
        </div>
      ))}
    </>
  );
}

function PauseBanner({ pause: { untilMs } }: { pause: Pause }) {
  const nowMs = useMinute();
  return (
    <div role="status" className="flex min-h-9 items-center gap-2 bg-neutral-tint px-5 text-sm">
      <CirclePause size={16} aria-hidden className="text-neutral" />
      {untilMs === null
        ? t('All schedules are paused.')
        : t('All schedules are paused until {time}.', { time: pauseEnd(untilMs, nowMs) })}
      <Button variant="quiet" onPress={() => void attempt(call('schedules.resume'))}>
        {t('Resume now')}
      </Button>
    </div>
  );
}
