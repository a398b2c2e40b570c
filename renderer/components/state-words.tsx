/** The word of a run's state; between two attempts with the time until the next. */

import { t } from '../../electron/shared/i18n.ts';
import type { Run } from '../../electron/shared/run.ts';
import { useWords } from '../hooks/use-now.ts';
import { formatElapsed } from '../views/run/run-time.ts';
import { shownRunState, shownStateWord } from './status-icon.tsx';

export interface StateWordsProps {
  readonly run: Pick<Run, 'state' | 'reasonCode' | 'notBeforeMs'>;
}

export function StateWords({ run }: StateWordsProps) {
  const state = shownRunState(run);
  if (state !== 'retrying' || run.notBeforeMs === null) return shownStateWord(state);
  return <RetryCountdown atMs={run.notBeforeMs} />;
}

/** Apart, so that no other state follows the clock. */
function RetryCountdown({ atMs }: { atMs: number }) {
  const words = useWords((nowMs) =>
    t('Retrying in {clock}', { clock: formatElapsed(Math.ceil((atMs - nowMs) / 1000) * 1000) }),
  );
  return <span className="tabular-nums">{words}</span>;
}
