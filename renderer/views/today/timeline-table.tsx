/** The timeline in numbers, for whoever reads better than looks. */

import { Link } from 'wouter';

import { formatClock } from '../../../electron/shared/duration.ts';
import { formatCount } from '../../../electron/shared/format-number.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { TimelineRow } from '../../../electron/shared/today.ts';
import { countsOf } from './timeline-scale.ts';

export function TimelineTable({ rows }: { rows: readonly TimelineRow[] }) {
  return (
    <table className="w-full">
      <thead className="text-xs text-text-2">
        <tr className="h-8 border-b border-border-subtle">
          <th className="w-full px-4 text-start font-medium">{t('Task')}</th>
          <th className="px-4 text-end font-medium whitespace-nowrap">{t('Runs')}</th>
          <th className="px-4 text-end font-medium whitespace-nowrap">{t('Failed')}</th>
          <th className="px-4 text-end font-medium whitespace-nowrap">{t('Next')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TaskOfToday key={row.taskId} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function TaskOfToday({ row }: { row: TimelineRow }) {
  const { runCount, failedCount } = countsOf(row);
  const [nextMs] = row.upcomingMs;
  return (
    <tr className="h-8 border-b border-border-subtle text-end text-text-2 tabular-nums last:border-0">
      <td className="max-w-0 truncate px-4 text-start text-text">
        <Link to={`/tasks/${row.taskId}`} className="hover:underline">
          {row.taskName}
        </Link>
      </td>
      <td className="px-4">{formatCount(runCount)}</td>
      <td className="px-4">{formatCount(failedCount)}</td>
      <td className="px-4 whitespace-nowrap">
        {nextMs === undefined ? t('Not today') : formatClock(nextMs)}
      </td>
    </tr>
  );
}
