/** The head of the run page: which run, how it stands, what can be done with it. */

import { Pencil, RotateCcw, Square } from 'lucide-react';
import { useLocation } from 'wouter';

import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { isActive, type Run } from '../../../electron/shared/run.ts';
import { progressWords, runDurationMs, triggerWord } from '../../../electron/shared/words.ts';
import type { Progress } from '../../../electron/shared/worker-protocol.ts';
import { t } from '../../../electron/shared/i18n.ts';
import { Badge, StateBadge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { keyOf } from '../../commands/catalogue.ts';
import { useCommands } from '../../commands/use-commands.ts';
import { attempt } from '../../attempt.ts';
import { call } from '../../ipc.ts';
import { useNow } from '../../hooks/use-now.ts';
import { runTask } from '../../run-task.ts';
import { useProgress } from '../../query.ts';
import { RunProgress, usualWords } from './run-progress.tsx';
import { formatElapsed, formatWhen } from './run-time.ts';
import { stoppingWords } from './stopping-words.ts';
import { type Stopping, useStop } from './use-stop.ts';

export interface RunHeaderProps {
  readonly run: Run;
  /** Undefined while it is being read. */
  readonly summary: TaskSummary | undefined;
}

export function RunHeader({ run, summary }: RunHeaderProps) {
  const nowMs = useNow();
  const stopping = useStop(run);
  const said = useProgress(run.id);
  const { runAgain, runWithChanges } = useRunAgain(run);
  const [, navigate] = useLocation();
  const canRun = summary !== undefined && summary.task.deletedAtMs === null;
  useCommands({
    ...(canRun && {
      'run.again': runAgain,
      ...(run.params !== null && { 'run.withChanges': runWithChanges }),
      'run.editTask': () => navigate(`/tasks/${run.taskId}/edit`),
    }),
    ...(isActive(run.state) && !stopping.isStopping && { 'run.stop': stopping.stop }),
    'page.leave': () => navigate(`/tasks/${run.taskId}`),
  });
  const elapsedMs = runDurationMs(run, Math.max(nowMs, run.startedAtMs ?? 0));
  const usualMs = summary?.usualDurationMs ?? null;
  return (
    <PageHeader
      title={run.taskName}
      breadcrumbs={[
        { label: t('Tasks'), to: '/tasks' },
        { label: run.taskName, to: `/tasks/${run.taskId}` },
        { label: t('Run {runId}', { runId: String(run.id) }) },
      ]}
      badge={
        <>
          <StateBadge run={run} />
          {run.trigger === 'test' && <Badge tone="neutral">{triggerWord(run.trigger)}</Badge>}
        </>
      }
      subtitle={subtitle({ run, said, elapsedMs, usualMs }, nowMs)}
      actions={
        <>
          {isActive(run.state) ? (
            <StopButtons stopping={stopping} graceMs={summary?.task.graceMs ?? null} />
          ) : (
            <Button
              icon={Pencil}
              isDisabled={!canRun}
              onPress={() => navigate(`/tasks/${run.taskId}/edit`)}
            >
              {t('Edit task')}
            </Button>
          )}
          {run.params !== null && (
            <Button isDisabled={!canRun} onPress={runWithChanges}>
              {t('Run with changes…')}
            </Button>
          )}
          <Button
            variant={isActive(run.state) ? 'plain' : 'primary'}
            icon={RotateCcw}
            keys={keyOf('run.again')}
            isDisabled={!canRun}
            onPress={runAgain}
          >
            {t('Run again')}
          </Button>
        </>
      }
    >
      {run.state === 'running' && elapsedMs !== null && (
        <RunProgress said={said} elapsedMs={elapsedMs} usualMs={usualMs} />
      )}
    </PageHeader>
  );
}

function StopButtons({ stopping, graceMs }: { stopping: Stopping; graceMs: number | null }) {
  const nowMs = useNow();
  if (!stopping.isStopping) {
    return (
      <Button variant="danger" icon={Square} keys={keyOf('run.stop')} onPress={stopping.stop}>
        {t('Stop')}
      </Button>
    );
  }
  return (
    <>
      <span role="status" className="text-text-2 tabular-nums">
        {stoppingWords(stopping.sinceMs, graceMs, nowMs)}
      </span>
      <Button variant="danger" icon={Square} onPress={stopping.kill}>
        {t('Kill now')}
      </Button>
    </>
  );
}

interface RunTimes {
  readonly run: Run;
  readonly said: Progress | null;
  readonly elapsedMs: number | null;
  readonly usualMs: number | null;
}

function subtitle({ run, said, elapsedMs, usualMs }: RunTimes, nowMs: number) {
  if (run.state === 'running' && elapsedMs !== null) {
    const usual = usualWords(elapsedMs, usualMs);
    return (
      <span className="flex gap-3">
        <span className="text-text-2 tabular-nums">{formatElapsed(elapsedMs)}</span>
        {said && <span className="text-text-2 tabular-nums">{progressWords(said)}</span>}
        {usual}
      </span>
    );
  }
  const whenMs = run.startedAtMs ?? run.scheduledForMs ?? run.queuedAtMs;
  return formatWhen(whenMs, Math.max(nowMs, whenMs));
}

/** Opens the new run, also when it was skipped: its page says why. */
function useRunAgain({ taskId, params }: Run) {
  const [, navigate] = useLocation();
  const show = (run: Run | null) => run && navigate(`/runs/${run.id}`);
  const runWithChanges = () => void runTask(taskId, navigate, params).then(show);
  return {
    /** With the values it had. */
    runAgain:
      params === null
        ? runWithChanges
        : () => void attempt(call('runs.start', { taskId, params })).then(show),
    /** Shows the values first. */
    runWithChanges,
  };
}
