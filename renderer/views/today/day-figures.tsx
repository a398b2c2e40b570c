/** The four figures of the day, each a link to what it counts. */

import { Link } from 'wouter';

import { formatRelative } from '../../../electron/shared/duration.ts';
import { formatCount, formatShare } from '../../../electron/shared/format-number.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { Status } from '../../../electron/shared/status.ts';
import type { Today } from '../../../electron/shared/today.ts';
import { type ShownState, StatusIcon } from '../../components/status-icon.tsx';
import { useWords } from '../../hooks/use-now.ts';

export function DayFigures({ status, today }: { status: Status; today: Today }) {
  const { succeeded, failed, failedTaskCount, dueCount, firstDueMs } = today;
  const firstDue = useWords((nowMs) =>
    firstDueMs === null
      ? t('Nothing')
      : t('first {when}', { when: formatRelative(firstDueMs, nowMs) }),
  );
  const all = succeeded + failed;
  return (
    <div className="grid grid-cols-4 gap-3 max-[940px]:grid-cols-2">
      <DayFigure
        to="/runs?result=succeeded&period=today"
        state="succeeded"
        label={t('Succeeded today')}
        value={succeeded}
        context={
          all === 0
            ? t('No run has ended yet')
            : t('{share} of {count, plural, one {# run} other {# runs}}', {
                share: formatShare(succeeded, all),
                count: all,
              })
        }
      />
      <DayFigure
        to="/runs?result=failure&period=today"
        state="failed"
        label={t('Failed today')}
        value={failed}
        context={
          failed === 0
            ? t('All went well')
            : t('{count, plural, one {# task} other {# tasks}}', { count: failedTaskCount })
        }
      />
      <DayFigure
        to="/tasks?status=running"
        state="running"
        label={t('Running now')}
        value={status.running.length}
        context={runningWords(status)}
      />
      <DayFigure
        to="/tasks?q=next:%3C1h"
        state="paused"
        label={t('Due in the next hour')}
        value={dueCount}
        context={firstDue}
      />
    </div>
  );
}

function runningWords({ running: [first, ...others] }: Status): string {
  if (!first) return t('Nothing');
  return others.length === 0
    ? first.taskName
    : t('{task} and {count} more', { task: first.taskName, count: formatCount(others.length) });
}

interface DayFigureProps {
  readonly to: string;
  readonly state: ShownState;
  readonly label: string;
  readonly value: number;
  readonly context: string;
}

function DayFigure({ to, state, label, value, context }: DayFigureProps) {
  return (
    <Link
      to={to}
      className="flex min-w-0 flex-col rounded-card border border-border-subtle px-4 py-3 hover:bg-hover"
    >
      <span className="flex items-center gap-2 text-xs text-text-2">
        <StatusIcon state={state} />
        {label}
      </span>
      <span className="mt-1 text-xl font-semibold tracking-[-0.02em] tabular-nums">
        {formatCount(value)}
      </span>
      <span className="truncate text-xs text-text-2" title={context}>
        {context}
      </span>
    </Link>
  );
}
