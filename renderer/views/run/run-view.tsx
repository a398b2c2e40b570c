/** One run: what happened, its log, its facts. */

import clsx from 'clsx';
import { useState } from 'react';

import { isLogRemoved, type Run } from '../../../electron/shared/run.ts';
import { t } from '../../../electron/shared/i18n.ts';
import { FormSegments } from '../../components/form-segments.tsx';
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
  /** Where there is no room for both. */
  const [part, setPart] = useState<'log' | 'facts'>('log');
  return (
    <>
      <RunHeader run={run} summary={summary} />
      <div className="px-3 py-2 min-[1040px]:hidden">
        <FormSegments
          label={t('Part of the page')}
          value={part}
          options={[
            ['log', t('Log')],
            ['facts', t('Facts')],
          ]}
          onChange={setPart}
        />
      </div>
      <div className="flex min-h-0 flex-1">
        <div
          className={clsx('flex min-h-0 min-w-0 flex-1', part === 'facts' && 'max-[1039px]:hidden')}
        >
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
        </div>
        <RunFacts
          run={run}
          usualMs={summary?.usualDurationMs ?? null}
          task={summary?.task}
          isHidden={part === 'log'}
        />
      </div>
    </>
  );
}
