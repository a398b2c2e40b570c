/** A look at a run over the list: its facts and the last lines of its log. */

import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { reasonOf } from '../../electron/shared/reason.ts';
import { formatDateTime, formatDuration } from '../../electron/shared/duration.ts';
import { t } from '../../electron/shared/i18n.ts';
import type { Run } from '../../electron/shared/run.ts';
import { runDurationMs, startedByWords } from '../../electron/shared/words.ts';
import { useNow } from '../hooks/use-now.ts';
import { call } from '../ipc.ts';
import { useRun } from '../query.ts';
import { plainText } from '../../electron/shared/log-text.ts';
import { whenOf } from './run-days.ts';
import { shownRunState, shownStateWord, StatusIcon } from './status-icon.tsx';

const LINE_COUNT = 20;
const TAIL_BYTES = 16 * 1024;

/** @param runId null: the task was never started */
export function RunPeek({ taskName, runId }: { taskName: string; runId: number | null }) {
  return (
    <aside
      aria-label={t('Latest run of {task}', { task: taskName })}
      className="fixed end-5 bottom-10 z-10 flex max-h-[60vh] w-160 max-w-[calc(100%-40px)] flex-col gap-2 rounded-dialog border border-border bg-elevated p-4 shadow-dialog"
    >
      <h2 className="truncate text-base font-semibold">{taskName}</h2>
      {runId === null ? (
        <p className="text-text-2">{t('Not run yet')}</p>
      ) : (
        <PeekedRun key={runId} runId={runId} />
      )}
    </aside>
  );
}

function PeekedRun({ runId }: { runId: number }) {
  const { data: run } = useRun(runId);
  if (!run) return null;
  return (
    <>
      <PeekedFacts run={run} />
      {run.reason !== null && (
        <p translate="no" className="text-text-2">
          {reasonOf(run)}
        </p>
      )}
      <LogTail run={run} />
    </>
  );
}

function PeekedFacts({ run }: { run: Run }) {
  const nowMs = useNow();
  const durationMs = runDurationMs(run, nowMs);
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-text-2 tabular-nums">
      <span role="status" className="flex items-center gap-1.5 text-text">
        <StatusIcon state={shownRunState(run)} />
        {shownStateWord(shownRunState(run))}
      </span>
      <span>{formatDateTime(whenOf(run), nowMs)}</span>
      {durationMs !== null && <span>{formatDuration(durationMs)}</span>}
      {run.exitCode !== null && (
        <span>{t('Exit code {exitCode}', { exitCode: run.exitCode })}</span>
      )}
      <span>{startedByWords(run)}</span>
      <Link
        to={`/runs/${run.id}`}
        className="ms-auto text-accent-text underline underline-offset-2"
      >
        {t('Open the run')}
      </Link>
    </p>
  );
}

/** Read again whenever the run has changed. */
function LogTail({ run }: { run: Run }) {
  const { data } = useQuery({
    queryKey: ['runs', 'tail', run.id, run.state, run.logBytes],
    queryFn: () =>
      call('logs.read', { runId: run.id, offsetBytes: -TAIL_BYTES, lengthBytes: TAIL_BYTES }),
    enabled: run.logFilename !== null,
  });
  if (!data) return null;
  const lines = data.text.trimEnd().split('\n').slice(-LINE_COUNT).map(plainText);
  if (lines.join('') === '') return <p className="text-text-3">{t('It has printed nothing.')}</p>;
  return (
    <pre className="min-h-0 overflow-auto rounded-control bg-log-bg p-2 font-mono text-mono-xs whitespace-pre-wrap text-log-text">
      {lines.join('\n')}
    </pre>
  );
}
