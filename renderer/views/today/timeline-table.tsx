/** The timeline in words, for whoever reads better than looks. */

import { Link } from 'wouter';

import { formatClock } from '../../../electron/shared/duration.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { TimelineRow } from '../../../electron/shared/today.ts';
import { rowSummary } from './timeline-scale.ts';

export function TimelineTable({ rows }: { rows: readonly TimelineRow[] }) {
  return (
    <table className="w-full text-start">
      <thead className="text-xs text-text-2">
        <tr className="h-8 border-b border-border-subtle">
          <th className="px-4 text-start font-medium">{t('Task')}</th>
          <th className="px-4 text-start font-medium">{t('Today')}</th>
          <th className="px-4 text-start font-medium">{t('Next')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.taskId} className="h-8 border-b border-border-subtle last:border-0">
            <td className="px-4">
              <Link to={`/tasks/${row.taskId}`} className="hover:underline">
                {row.taskName}
              </Link>
            </td>
            <td className="px-4 text-text-2">{rowSummary(row)}</td>
            <td className="px-4 text-text-2 tabular-nums">
              {row.upcomingMs[0] === undefined ? t('Not today') : formatClock(row.upcomingMs[0])}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
