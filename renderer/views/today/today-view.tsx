/** The first page: what needs attention, what runs, what comes next. */

import { Play, Plus } from 'lucide-react';
import { Link, useLocation } from 'wouter';

import { formatClock, formatDateTime, formatRelative } from '../../../electron/shared/duration.ts';
import type { FailingTask, Status } from '../../../electron/shared/status.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { Figure } from '../../components/figure.tsx';
import { LoadingRows } from '../../components/load-states.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PauseButton } from '../../components/pause-button.tsx';
import { RunTable } from '../../components/run-table.tsx';
import { StatusIcon } from '../../components/status-icon.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { call } from '../../ipc.ts';
import { useStatus } from '../../query.ts';

export function TodayView() {
  const status = useStatus();
  const nowMs = useNow();
  const [, navigate] = useLocation();
  const date = new Date(nowMs).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return (
    <>
      <PageHeader
        title="Today"
        subtitle={`${date}, ${formatClock(nowMs)}`}
        actions={
          <>
            {status?.pause === null && <PauseButton label="Pause all…" />}
            <Button variant="primary" icon={Plus} keys="N" onPress={() => navigate('/tasks/new')}>
              New task
            </Button>
          </>
        }
      />
      {status ? <Overview status={status} /> : <LoadingRows />}
    </>
  );
}

function Overview({ status }: { status: Status }) {
  const { running, queued, failing, next, taskCount, enabledTaskCount, maxConcurrentRuns } = status;
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div className="grid grid-cols-4 gap-3 p-5">
        <Figure
          label="Tasks"
          value={String(taskCount)}
          context={`${enabledTaskCount} switched on`}
        />
        <Figure
          label="Failing"
          value={String(failing.length)}
          context={failing.length === 0 ? 'All is well' : 'Their last run failed'}
          isBad={failing.length > 0}
        />
        <Figure
          label="Running now"
          value={String(running.length)}
          context={`At most ${maxConcurrentRuns} at once`}
        />
        <Figure
          label="Waiting"
          value={String(queued.length)}
          context="For a free slot or a run before"
        />
      </div>
      <NeedsAttention failing={failing} taskCount={taskCount} />
      {running.length + queued.length > 0 && (
        <Section title="Running and waiting">
          <RunTable runs={[...running, ...queued]} showTask />
        </Section>
      )}
      <Section title="Next up">
        {next.length === 0 && <p className="px-5 py-2 text-text-2">Nothing is scheduled.</p>}
        <NextUp next={next} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="pb-5">
      <h2 className="px-5 pb-1 text-sm font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function NeedsAttention({
  failing,
  taskCount,
}: {
  failing: readonly FailingTask[];
  taskCount: number;
}) {
  return (
    <Section title="Needs attention">
      {failing.length === 0 && (
        <p className="px-5 py-2 text-text-2">
          {`Nothing needs you. ${taskCount === 1 ? '1 task is' : `${taskCount} tasks are`} healthy.`}
        </p>
      )}
      {failing.map((task) => (
        <FailingRow key={task.taskId} failing={task} />
      ))}
    </Section>
  );
}

function FailingRow({ failing: { taskId, taskName, lastRun } }: { failing: FailingTask }) {
  const nowMs = useNow();
  const [, navigate] = useLocation();
  const atMs = lastRun.finishedAtMs ?? lastRun.queuedAtMs;
  return (
    <div className="flex h-[52px] items-center gap-3 border-b border-border-subtle px-5">
      <StatusIcon state={lastRun.state} />
      <span className="flex min-w-0 flex-1 flex-col">
        <Link to={`/tasks/${taskId}`} className="truncate font-medium hover:underline">
          {taskName}
        </Link>
        <span className="truncate text-xs text-text-2 first-letter:uppercase">
          {`${formatRelative(atMs, Math.max(nowMs, atMs))}: ${lastRun.reason ?? 'It failed.'}`}
        </span>
      </span>
      <Button onPress={() => navigate(`/runs/${lastRun.id}`)}>Open log</Button>
      <Button icon={Play} onPress={() => void attempt(call('runs.start', { taskId }))}>
        Run again
      </Button>
    </div>
  );
}

function NextUp({ next }: Pick<Status, 'next'>) {
  const nowMs = useNow();
  return (
    <ul>
      {next.slice(0, 8).map(({ taskId, taskName, fireAtMs }) => (
        <li
          key={taskId}
          className="flex h-9 items-center gap-3 border-b border-border-subtle px-5 tabular-nums"
        >
          <Link to={`/tasks/${taskId}`} className="min-w-0 flex-1 truncate hover:underline">
            {taskName}
          </Link>
          <span className="w-32 text-end text-text-2">{formatRelative(fireAtMs, nowMs)}</span>
          <span className="w-32 text-end text-text-2">{formatDateTime(fireAtMs, nowMs)}</span>
        </li>
      ))}
    </ul>
  );
}
