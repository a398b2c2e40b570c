/** How a task stands, in a pill: "Failing since today", "Late by 12 m". */

import { CircleCheck, CirclePause, CircleX, Clock } from 'lucide-react';

import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { isActive } from '../../../electron/shared/run.ts';
import { Badge, type BadgeTone, StateBadge } from '../../components/badge.tsx';
import { useMinute } from '../../hooks/use-now.ts';
import { useStatus, useTaskStats } from '../../query.ts';
import { badgeOf } from './badge-words.ts';

const ICONS: Partial<Readonly<Record<BadgeTone, typeof Clock>>> = {
  danger: CircleX,
  success: CircleCheck,
  warning: Clock,
  missed: CirclePause,
};

export function TaskBadge({ summary }: { summary: TaskSummary }) {
  const nowMs = useMinute();
  const status = useStatus();
  const { data: stats } = useTaskStats(summary.task.id);
  const { lastRun } = summary;
  if (summary.task.deletedAtMs === null && lastRun && isActive(lastRun.state)) {
    return <StateBadge run={lastRun} />;
  }
  const { tone, words } = badgeOf(summary, status, stats, nowMs);
  const Icon = ICONS[tone];
  return (
    <Badge tone={tone} icon={Icon && <Icon size={14} aria-hidden />}>
      {words}
    </Badge>
  );
}
