/** The attempts that a run is one of, each a link to its result and log. */

import { Link } from 'wouter';

import { formatDuration } from '../../../electron/shared/duration.ts';
import { formatBytes } from '../../../electron/shared/format-bytes.ts';
import { isActive, type Run } from '../../../electron/shared/run.ts';
import { runDurationMs } from '../../../electron/shared/words.ts';
import { t } from '../../../electron/shared/i18n.ts';
import { StateWords } from '../../components/state-words.tsx';
import { shownRunState, StatusIcon } from '../../components/status-icon.tsx';
import { useAttempts } from '../../query.ts';

/** Shows nothing for a run that is its own only attempt. */
export function RunAttempts({ runId }: { runId: number }) {
  const attempts = useAttempts(runId) ?? [];
  if (attempts.length < 2) return null;
  return (
    <section aria-label={t('Attempts')} className="flex flex-col gap-1">
      <h2 className="text-sm font-semibold">{t('Attempts')}</h2>
      <ol className="rounded-card border border-border-subtle">
        {attempts.map((attempt) => (
          <AttemptRow key={attempt.id} attempt={attempt} isShown={attempt.id === runId} />
        ))}
      </ol>
    </section>
  );
}

function AttemptRow({ attempt, isShown }: { attempt: Run; isShown: boolean }) {
  const { id, finishedAtMs } = attempt;
  const durationMs = finishedAtMs === null ? null : runDurationMs(attempt, finishedAtMs);
  return (
    <li className="border-b border-border-subtle last:border-0">
      <Link
        to={`/runs/${id}`}
        aria-current={isShown ? 'page' : undefined}
        className="flex min-h-9 flex-wrap items-center gap-x-2 px-3 py-1.5 tabular-nums hover:bg-hover focus-visible:-outline-offset-2 aria-[current]:bg-selected"
      >
        <StatusIcon state={shownRunState(attempt)} />
        <span className="font-medium">{t('Attempt {number}', { number: attempt.attempt })}</span>
        <span className="text-text-2">
          <StateWords run={attempt} />
        </span>
        {durationMs !== null && <span className="text-text-2">{formatDuration(durationMs)}</span>}
        <span className="ms-auto text-xs text-text-2">{logWords(attempt)}</span>
      </Link>
    </li>
  );
}

function logWords({ state, logFilename, logBytes }: Run): string {
  if (logFilename === null) return t('No log');
  return isActive(state) ? t('Log') : t('Log, {size}', { size: formatBytes(logBytes) });
}
