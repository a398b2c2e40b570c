/** What needs the user: tasks that failed, were missed or take unusually long. */

import { RotateCcw } from 'lucide-react';
import { toast } from 'sonner';
import { Link, useLocation } from 'wouter';

import { formatClock, formatDuration, formatRelative } from '../../../electron/shared/duration.ts';
import type { StaleTask } from '../../../electron/shared/status.ts';
import type { Attention } from '../../../electron/shared/today.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { StatusIcon } from '../../components/status-icon.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { call } from '../../ipc.ts';
import { queryClient } from '../../query.ts';
import { runTask } from '../../run-task.ts';
import { Section } from './section.tsx';

export interface AttentionListProps {
  readonly stale: readonly StaleTask[];
  readonly attention: readonly Attention[];
  readonly taskCount: number;
}

export function AttentionList({ stale, attention, taskCount }: AttentionListProps) {
  if (attention.length + stale.length === 0) {
    const healthy = taskCount === 1 ? '1 task is' : `${taskCount.toLocaleString('en')} tasks are`;
    return (
      <Section title="Needs attention">
        <p className="px-4 py-3 text-text-2">{`Nothing needs you. ${healthy} healthy.`}</p>
      </Section>
    );
  }
  return (
    <Section title="Needs attention">
      <ul>
        {stale.map((each) => (
          <StaleRow key={`stale-${each.taskId}`} stale={each} />
        ))}
        {attention.map((each) => (
          <AttentionRow key={each.run.id} attention={each} />
        ))}
      </ul>
    </Section>
  );
}

/** There until there is a success: what was expected was asked for. */
function StaleRow({ stale }: { stale: StaleTask }) {
  const { taskId, taskName, freshnessMs, lastSuccessAtMs } = stale;
  const nowMs = useNow();
  const [, navigate] = useLocation();
  const expected = `a success is expected every ${formatDuration(freshnessMs)}`;
  return (
    <li className="flex h-13 items-center gap-3 border-b border-border-subtle px-4 last:border-0">
      <StatusIcon state="missed" />
      <span className="flex min-w-0 flex-1 items-baseline gap-2.5">
        <Link to={`/tasks/${taskId}`} className="shrink-0 font-medium hover:underline">
          {taskName}
        </Link>
        <span data-selectable className="truncate text-text-2">
          {lastSuccessAtMs === null
            ? `has never succeeded; ${expected}`
            : `last succeeded ${formatRelative(lastSuccessAtMs, Math.max(nowMs, lastSuccessAtMs))}; ${expected}`}
        </span>
      </span>
      <Button onPress={() => void runTask(taskId, navigate)}>Run now</Button>
    </li>
  );
}

function AttentionRow({ attention }: { attention: Attention }) {
  const { kind, run, taskName } = attention;
  const nowMs = useNow();
  const [, navigate] = useLocation();
  const atMs = run.finishedAtMs ?? run.queuedAtMs;
  const runNow = () => void runTask(run.taskId, navigate);
  return (
    <li className="flex h-13 items-center gap-3 border-b border-border-subtle px-4 last:border-0">
      <StatusIcon state={run.state} />
      <span className="flex min-w-0 flex-1 items-baseline gap-2.5">
        <Link to={`/tasks/${run.taskId}`} className="shrink-0 font-medium hover:underline">
          {taskName}
        </Link>
        <span data-selectable className="truncate text-text-2">
          {wordsOf(attention)}
        </span>
      </span>
      <span className="shrink-0 text-xs text-text-2">
        {formatRelative(atMs, Math.max(nowMs, atMs))}
      </span>
      {kind === 'missed' ? (
        <Button onPress={runNow}>Run now</Button>
      ) : (
        <Button onPress={() => navigate(`/runs/${run.id}`)}>Open log</Button>
      )}
      {kind === 'failing' && (
        <Button icon={RotateCcw} onPress={runNow}>
          Run again
        </Button>
      )}
      <Button variant="quiet" onPress={() => void dismiss(attention)}>
        Dismiss
      </Button>
    </li>
  );
}

/** "failed 3 times: Ended with exit code 1.", "missed at 03:30: The computer was asleep …" */
function wordsOf({ kind, run, failureCount }: Attention): string {
  const reason = run.reason ?? '';
  const because = reason === '' ? '' : `: ${reason}`;
  switch (kind) {
    case 'failing':
      return `${failureCount > 1 ? `failed ${failureCount} times` : 'failed'}${because}`;
    case 'missed':
      return run.dueCount > 1
        ? `missed ${run.dueCount.toLocaleString('en')} times${because}`
        : `missed at ${formatClock(run.scheduledForMs ?? run.queuedAtMs)}${because}`;
    case 'slow':
      return 'takes longer than usual';
  }
}

/** At once, with a way back. */
async function dismiss({ run, taskName }: Attention): Promise<void> {
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['today'] });
  const done = await attempt(call('runs.dismiss', { runId: run.id }).then(() => true));
  if (!done) return;
  void refresh();
  const recall = () => void attempt(call('runs.recall', { runId: run.id }).then(refresh));
  toast(`Dismissed “${taskName}”.`, { action: { label: 'Undo', onClick: recall } });
}
