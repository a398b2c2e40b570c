/** The right column of the run page: what happened, and the facts. */

import clsx from 'clsx';
import { FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import {
  formatClockSeconds,
  formatDate,
  formatDuration,
} from '../../../electron/shared/duration.ts';
import { formatBytes } from '../../../electron/shared/format-bytes.ts';
import { describeCause, type RunCause } from '../../../electron/shared/run-cause.ts';
import { hasNoLog, isActive, isOutcome, type Run } from '../../../electron/shared/run.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { runDurationMs, startedByWords } from '../../../electron/shared/words.ts';
import { formatCount, formatDecimal } from '../../../electron/shared/format-number.ts';
import { t } from '../../../electron/shared/i18n.ts';
import { attempt } from '../../attempt.ts';
import { capabilities } from '../../capabilities.ts';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { StateWords } from '../../components/state-words.tsx';
import { shownRunState, StatusIcon } from '../../components/status-icon.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { call } from '../../ipc.ts';
import { useTaskStats } from '../../query.ts';
import { DurationChart } from '../task/duration-chart.tsx';
import { exitCodeWords } from './exit-code.ts';
import { FindingCard } from './finding-card.tsx';
import { RunAttempts } from './run-attempts.tsx';
import { RunEnvironment } from './run-environment.tsx';
import { formatDay } from './run-time.ts';

export interface RunFactsProps {
  readonly run: Run;
  readonly usualMs: number | null;
  /** Undefined while it is being read. */
  readonly task: Task | undefined;
  /** Where there is no room for it beside the log. */
  readonly isHidden: boolean;
}

export function RunFacts({ run, usualMs, task, isHidden }: RunFactsProps) {
  return (
    <aside
      aria-label={t('Facts')}
      className={clsx(
        'flex w-75 shrink-0 flex-col gap-4 overflow-auto border-s border-border-subtle p-4',
        'max-[1039px]:w-full max-[1039px]:border-s-0',
        isHidden && 'max-[1039px]:hidden',
      )}
    >
      <FindingCard run={run} task={task} />
      <dl className="grid grid-cols-[92px_minmax(0,1fr)] gap-x-3 gap-y-2 max-[1039px]:grid-cols-[92px_minmax(0,1fr)_92px_minmax(0,1fr)]">
        <Fact label={t('Result')}>
          <span className="flex items-center gap-1.5">
            <StatusIcon state={shownRunState(run)} />
            <StateWords run={run} />
          </span>
        </Fact>
        {run.exitCode !== null && !isRequestFailure(run) && <ExitCode exitCode={run.exitCode} />}
        <Times run={run} />
        <Duration run={run} usualMs={usualMs} />
        <Fact label={t('Started by')}>{startedByWords(run)}</Fact>
        {run.cause !== null && <Cause cause={run.cause} />}
        <Origin run={run} />
        {run.pid !== null && isActive(run.state) && (
          <Fact label={t('Process')}>{t('PID {pid}', { pid: String(run.pid) })}</Fact>
        )}
        {run.logFilename !== null && !hasNoLog(run) && <LogFile run={run} />}
      </dl>
      <RunAttempts runId={run.id} />
      <RunDurations taskId={run.taskId} />
      {task && <RunEnvironment task={task} revision={run.taskRevision} />}
    </aside>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-text-3">{label}</dt>
      <dd data-selectable className="min-w-0 tabular-nums">
        {children}
      </dd>
    </>
  );
}

/** A request has no exit code of its own. */
function isRequestFailure({ reasonCode }: Run): boolean {
  return reasonCode?.startsWith('http_') ?? false;
}

function ExitCode({ exitCode }: { exitCode: number }) {
  const words = exitCodeWords(exitCode);
  return (
    <Fact label={t('Exit code')}>
      {exitCode}
      {words !== null && <span className="text-text-2">{` ${words}`}</span>}
    </Fact>
  );
}

function Times({ run: { startedAtMs, finishedAtMs } }: { run: Run }) {
  const nowMs = useNow();
  const time = (ms: number) => (
    <Moment ms={ms}>{`${formatDate(ms, nowMs)} ${formatClockSeconds(ms)}`}</Moment>
  );
  return (
    <>
      {startedAtMs !== null && <Fact label={t('Started')}>{time(startedAtMs)}</Fact>}
      {startedAtMs !== null && finishedAtMs !== null && (
        <Fact label={t('Ended')}>{time(finishedAtMs)}</Fact>
      )}
    </>
  );
}

/** More than this times the usual is worth a word. */
const SLOW_FACTOR = 1.5;

/** With fewer there is nothing to compare. */
const FEWEST_DURATIONS = 3;

function RunDurations({ taskId }: { taskId: number }) {
  const stats = useTaskStats(taskId).data;
  return stats && stats.durations.length >= FEWEST_DURATIONS ? <DurationChart {...stats} /> : null;
}

function Duration({ run, usualMs }: Pick<RunFactsProps, 'run' | 'usualMs'>) {
  const nowMs = useNow();
  const durationMs = runDurationMs(run, Math.max(nowMs, run.startedAtMs ?? 0));
  if (durationMs === null) return null;
  const factor = usualMs === null || usualMs === 0 ? 0 : durationMs / usualMs;
  return (
    <Fact label={t('Duration')}>
      {formatDuration(durationMs)}
      {usualMs !== null && factor > SLOW_FACTOR && isOutcome(run.state) && (
        <span className="block text-xs text-warning">
          {t('{factor} × the usual {usual}', {
            factor: formatDecimal(factor, 1),
            usual: formatDuration(usualMs),
          })}
        </span>
      )}
      {usualMs !== null && run.durationWarning === 'too_short' && (
        <span className="block text-xs text-warning">
          {t('Unusually soon, usually {usual}', { usual: formatDuration(usualMs) })}
        </span>
      )}
    </Fact>
  );
}

function Cause({ cause }: { cause: RunCause }) {
  return (
    <Fact label={t('Because')}>
      <span className="block wrap-anywhere">{describeCause(cause)}</span>
      {cause.kind === 'chain' && <RunLink runId={cause.runId} />}
    </Fact>
  );
}

function Origin({ run }: { run: Run }) {
  const nowMs = useNow();
  return (
    <>
      {run.scheduledForMs !== null && (
        <Fact label={t('Scheduled for')}>{capitalised(formatDay(run.scheduledForMs, nowMs))}</Fact>
      )}
      {run.dueCount > 1 && (
        <Fact label={t('Stands for')}>
          {run.dueFromMs === null
            ? t('{count} due times', { count: formatCount(run.dueCount) })
            : t('{count} due times since {day}', {
                count: formatCount(run.dueCount),
                day: formatDay(run.dueFromMs, nowMs),
              })}
        </Fact>
      )}
      {run.startedAtMs !== null && <Fact label={t('Attempt')}>{run.attempt}</Fact>}
      {run.relatedRunId !== null && (
        <Fact label={t('Related')}>
          <RunLink runId={run.relatedRunId} />
        </Fact>
      )}
    </>
  );
}

function RunLink({ runId }: { runId: number }) {
  return (
    <Link to={`/runs/${runId}`} className="text-accent-text underline underline-offset-2">
      {t('Run {runId}', { runId: String(runId) })}
    </Link>
  );
}

function LogFile({ run: { id, logFilename, logBytes, state } }: { run: Run }) {
  return (
    <>
      {!isActive(state) && <Fact label={t('Log size')}>{formatBytes(logBytes)}</Fact>}
      <Fact label={t('Log file')}>
        <span translate="no" className="block text-xs text-text-2 wrap-anywhere">
          {logFilename}
        </span>
        {capabilities().showFiles && (
          <span className="mt-1.5 block">
            <Button
              icon={FolderOpen}
              onPress={() => void attempt(call('desktop.showLogFile', { runId: id }))}
            >
              {t('Show in folder')}
            </Button>
          </span>
        )}
      </Fact>
    </>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
