/** One thing that needs the user, with what can be done about it. */

import { RotateCcw, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';

import {
  formatClock,
  formatDate,
  formatDateTime,
  formatDuration,
  formatRelative,
} from '../../../electron/shared/duration.ts';
import { reasonOf } from '../../../electron/shared/reason.ts';
import { formatCount } from '../../../electron/shared/format-number.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { Run } from '../../../electron/shared/run.ts';
import type { StaleTask } from '../../../electron/shared/status.ts';
import type { Attention } from '../../../electron/shared/today.ts';
import { runDurationMs } from '../../../electron/shared/words.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { type ShownState, StatusIcon } from '../../components/status-icon.tsx';
import { RunWhyButton } from '../../components/why-dialog.tsx';
import { useMinute, useWords } from '../../hooks/use-now.ts';
import { call } from '../../ipc.ts';
import { queryClient } from '../../query-client.ts';
import { runTask } from '../../run-task.ts';
import { offerUndo, undoable } from '../../undo.ts';
import { useLogReason } from './use-log-reason.ts';

interface RowProps {
  readonly state: ShownState;
  readonly taskId: number;
  readonly taskName: string;
  readonly words: string;
  readonly age?: string;
  readonly children: ReactNode;
}

function Row({ state, taskId, taskName, words, age, children }: RowProps) {
  return (
    <li className="flex min-h-13 flex-wrap items-center justify-end gap-x-3 gap-y-1 border-b border-border-subtle px-4 py-2 last:border-0">
      <span className="flex min-w-60 flex-1 items-center gap-3">
        <StatusIcon state={state} />
        <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2.5">
          <Link to={`/tasks/${taskId}`} className="max-w-full truncate font-medium hover:underline">
            {taskName}
          </Link>
          <span data-selectable className="max-w-full truncate text-text-2" title={words}>
            {words}
          </span>
        </span>
      </span>
      {age !== undefined && <span className="shrink-0 text-xs text-text-2">{age}</span>}
      <span className="flex shrink-0 items-center gap-2">{children}</span>
    </li>
  );
}

/** There until there is a success: what was expected was asked for. */
export function StaleRow({ stale }: { stale: StaleTask }) {
  const { taskId, taskName, freshnessMs, lastSuccessAtMs } = stale;
  const nowMs = useMinute();
  const [, navigate] = useLocation();
  const expected = formatDuration(freshnessMs);
  const words =
    lastSuccessAtMs === null
      ? t('has never succeeded; a success is expected every {expected}', { expected })
      : t('last succeeded {when}; a success is expected every {expected}', {
          when: formatRelative(lastSuccessAtMs, Math.max(nowMs, lastSuccessAtMs)),
          expected,
        });
  return (
    <Row state="missed" taskId={taskId} taskName={taskName} words={words}>
      <Button onPress={() => void runTask(taskId, navigate)}>{t('Run now')}</Button>
    </Row>
  );
}

export function AttentionRow({ attention }: { attention: Attention }) {
  const { kind, run, taskName } = attention;
  const nowMs = useMinute();
  const [, navigate] = useLocation();
  const logReason = useLogReason(run);
  const atMs = run.finishedAtMs ?? run.queuedAtMs;
  const age = useWords((atNowMs) => formatRelative(atMs, Math.max(atNowMs, atMs)));
  const runNow = () => void runTask(run.taskId, navigate);
  return (
    <Row
      state={run.state}
      taskId={run.taskId}
      taskName={taskName}
      words={wordsOf(attention, logReason, nowMs)}
      age={age}
    >
      {kind === 'missed' ? (
        <>
          <RunWhyButton run={run} />
          <Button onPress={runNow}>{t('Run now')}</Button>
        </>
      ) : (
        <Button onPress={() => navigate(`/runs/${run.id}`)}>{t('Open log')}</Button>
      )}
      {kind === 'failing' && (
        <Button icon={RotateCcw} onPress={runNow}>
          {t('Run again')}
        </Button>
      )}
      {kind === 'slow' && (
        <Button icon={Square} onPress={() => void attempt(call('runs.stop', { runId: run.id }))}>
          {t('Stop')}
        </Button>
      )}
      <Button
        variant="quiet"
        onPress={({ target }) => {
          focusBeside(target);
          void dismiss(attention);
        }}
      >
        {t('Dismiss')}
      </Button>
    </Row>
  );
}

/** "failed after 3 attempts: no space left on device", "missed at 03:30: The computer was asleep …" */
function wordsOf(attention: Attention, logReason: string | null, nowMs: number): string {
  const { kind, run } = attention;
  if (kind === 'slow') {
    const duration = formatDuration(runDurationMs(run, nowMs) ?? 0);
    return t('has been running for {duration}, longer than usual', { duration });
  }
  const what = kind === 'missed' ? missedWords(run, nowMs) : failedWords(attention);
  const reason = reasonOf(run);
  if (logReason === null && reason === null) return what;
  return t('{what}: {why}', { what, why: logReason ?? reason ?? '' });
}

function missedWords({ dueCount, scheduledForMs, queuedAtMs }: Run, nowMs: number): string {
  if (dueCount > 1) return t('missed {count} times', { count: formatCount(dueCount) });
  const ms = scheduledForMs ?? queuedAtMs;
  const isToday = formatDate(ms, nowMs) === formatDate(nowMs, nowMs);
  return t('missed at {when}', { when: isToday ? formatClock(ms) : formatDateTime(ms, nowMs) });
}

function failedWords({ failureCount, run }: Attention): string {
  if (failureCount > 1) return t('failed {count} times', { count: formatCount(failureCount) });
  if (run.attempt > 1) return t('failed after {count} attempts', { count: run.attempt });
  return t('failed');
}

/** The row goes away with the button in it: the same button of a row beside it takes the focus. */
function focusBeside(button: Element): void {
  const row = button.closest('li');
  const beside = row?.nextElementSibling ?? row?.previousElementSibling;
  [...(beside?.querySelectorAll('button') ?? [])].at(-1)?.focus();
}

/** At once, with a way back. */
async function dismiss({ run, taskName }: Attention): Promise<void> {
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['today'] });
  const done = await undoable(attempt(call('runs.dismiss', { runId: run.id }).then(() => true)));
  if (!done) return;
  void refresh();
  const recall = () => void attempt(call('runs.recall', { runId: run.id }).then(refresh));
  offerUndo(t('Dismissed “{task}”.', { task: taskName }), recall);
}
