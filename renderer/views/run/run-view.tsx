/** One run: what happened, its log, its facts. */

import { isLogRemoved, type Run } from '../../../electron/shared/run.ts';
import { t } from '../../../electron/shared/i18n.ts';
import { LoadFailed, LoadingRows } from '../../components/load-states.tsx';
import { LogViewer } from '../../components/log-viewer.tsx';
import { useRun, useTask } from '../../query.ts';
import { NoLog } from './no-log.tsx';
import { RunFacts } from './run-facts.tsx';
import { RunHeader } from './run-header.tsx';

export function RunView({ runId }: { runId: number }) {
  const { data: run, error, refetch } = useRun(runId);
  if (error) return <LoadFailed title={t('Run')} error={error} onRetry={() => void refetch()} />;
  if (!run) return <LoadingRows />;
  return <LoadedRun run={run} />;
}

function LoadedRun({ run }: { run: Run }) {
  const summary = useTask(run.taskId).data;
  return (
    <>
      <RunHeader run={run} summary={summary} />
      <div className="flex min-h-0 flex-1 max-[1039px]:flex-col-reverse">
        {run.logFilename === null && !isLogRemoved(run) ? (
          <NoLog run={run} />
        ) : (
          <LogViewer
            key={run.id}
            runId={run.id}
            startMs={run.startedAtMs ?? run.queuedAtMs}
            isLive={run.state === 'running'}
          />
        )}
        <RunFacts run={run} usualMs={summary?.usualDurationMs ?? null} />
      </div>
    </>
  );
}
