/** The first page: how the day goes, what needs attention, what comes next. */

import { Plus } from 'lucide-react';
import { Link, useLocation } from 'wouter';

import { formatClock, formatRelative } from '../../../electron/shared/duration.ts';
import type { Status } from '../../../electron/shared/status.ts';
import type { Today } from '../../../electron/shared/today.ts';
import { Button } from '../../components/button.tsx';
import { LoadFailed, LoadingRows } from '../../components/load-states.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PauseButton } from '../../components/pause-button.tsx';
import { RunTable } from '../../components/run-table.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { useStatus, useToday } from '../../query.ts';
import { AttentionList } from './attention-list.tsx';
import { DayFigures } from './day-figures.tsx';
import { HeatMap } from './heat-map.tsx';
import { Section } from './section.tsx';
import { Timeline } from './timeline.tsx';

export function TodayView() {
  const status = useStatus();
  const { data: today, error, refetch } = useToday();
  const nowMs = useNow();
  const [, navigate] = useLocation();
  if (error) return <LoadFailed title="Today" error={error} onRetry={() => void refetch()} />;
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
      {status && today ? <Overview status={status} today={today} /> : <LoadingRows />}
    </>
  );
}

function Overview({ status, today }: { status: Status; today: Today }) {
  const active = [...status.running, ...status.queued];
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-auto p-5">
      <DayFigures status={status} today={today} />
      <AttentionList
        stale={status.stale}
        attention={today.attention}
        taskCount={status.taskCount}
      />
      {active.length > 0 && (
        <Section title="Running and waiting">
          <RunTable runs={active} showTask />
        </Section>
      )}
      <Timeline today={today} />
      <div className="grid grid-cols-2 items-start gap-5 max-[940px]:grid-cols-1">
        <NextUp next={status.next} />
        <HeatMap days={today.days} />
      </div>
    </div>
  );
}

function NextUp({ next }: Pick<Status, 'next'>) {
  const nowMs = useNow();
  return (
    <Section title="Next up">
      {next.length === 0 && <p className="px-4 py-3 text-text-2">Nothing is scheduled.</p>}
      <ul>
        {next.slice(0, 8).map(({ taskId, taskName, fireAtMs }) => (
          <li
            key={taskId}
            className="flex h-9 items-center gap-3 border-b border-border-subtle px-4 tabular-nums last:border-0"
          >
            <Link to={`/tasks/${taskId}`} className="min-w-0 flex-1 truncate hover:underline">
              {taskName}
            </Link>
            <span className="text-end text-text-2">{formatRelative(fireAtMs, nowMs)}</span>
            <span className="w-12 text-end text-text-2">{formatClock(fireAtMs)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
