/** One run: what happened, its log, its facts. */

import clsx from 'clsx';
import { useState } from 'react';

import { hasNoLog, isFailure, type Run } from '../../../electron/shared/run.ts';
import { t } from '../../../electron/shared/i18n.ts';
import { LoadFailed, LoadingRows } from '../../components/load-states.tsx';
import { LogViewer } from '../../components/log-viewer.tsx';
import { NarrowParts } from '../../components/narrow-parts.tsx';
import { useRun, useTask } from '../../query.ts';
import { FindingCard } from './finding-card.tsx';
import { NoLog } from './no-log.tsx';
import { RunFacts } from './run-facts.tsx';
import { RunHeader } from './run-header.tsx';

export function RunView({ runId }: { runId: number }) {
  const { data: run, error, refetch } = useRun(runId);
  if (error)
    return (
      <LoadFailed
        title={t('Run {id}', { id: String(runId) })}
        error={error}
        onRetry={() => void refetch()}
      />
    );
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
      <NarrowParts
        value={part}
        options={[
          ['log', t('Log')],
          ['facts', t('Facts')],
        ]}
        onChange={setPart}
      />
      <div className="flex min-h-0 flex-1">
        <div
          className={clsx(
            'flex min-h-0 min-w-0 flex-1 flex-col',
            part === 'facts' && 'max-[1039px]:hidden',
          )}
        >
          {isFailure(run.state) && (
            <div className="shrink-0 px-5 pt-3 min-[1040px]:hidden">
              <FindingCard run={run} task={summary?.task} />
            </div>
          )}
          {hasNoLog(run) ? (
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
