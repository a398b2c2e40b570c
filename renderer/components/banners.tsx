/** What concerns the whole of CronPilot: a pause in force, a problem of its own. */

import { CirclePause, TriangleAlert } from 'lucide-react';

import type { Status } from '../../electron/shared/status.ts';
import { attempt } from '../attempt.ts';
import { call } from '../ipc.ts';
import { Button } from './button.tsx';
import { pauseWords } from './sidebar.tsx';

export function Banners({ status: { pause, problems } }: { status: Status }) {
  return (
    <>
      {pause && (
        <div role="status" className="flex min-h-9 items-center gap-2 bg-neutral-tint px-5 text-sm">
          <CirclePause size={16} aria-hidden className="text-neutral" />
          {`All schedules: ${pauseWords(pause.untilMs).toLowerCase()}.`}
          <Button variant="quiet" onPress={() => void attempt(call('schedules.resume'))}>
            Resume now
          </Button>
        </div>
      )}
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
