/** What starts next, task by task. */

import { Link } from 'wouter';

import {
  formatClock,
  formatDate,
  formatDateTime,
  formatRelative,
} from '../../../electron/shared/duration.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { Status } from '../../../electron/shared/status.ts';
import { useMinute, useWords } from '../../hooks/use-now.ts';
import { Section } from './section.tsx';

const ROWS = 8;

export function NextUp({ next }: Pick<Status, 'next'>) {
  const nowMs = useMinute();
  const today = formatDate(nowMs, nowMs);
  return (
    <Section title={t('Next up')}>
      {next.length === 0 && <p className="px-4 py-3 text-text-2">{t('Nothing is scheduled.')}</p>}
      <ul>
        {next.slice(0, ROWS).map(({ taskId, taskName, fireAtMs }) => (
          <li
            key={taskId}
            className="flex h-9 items-center gap-3 border-b border-border-subtle px-4 tabular-nums last:border-0"
          >
            <Link to={`/tasks/${taskId}`} className="min-w-0 flex-1 truncate hover:underline">
              {taskName}
            </Link>
            <Distance ms={fireAtMs} />
            <span className="min-w-12 text-end text-text-3">
              {formatDate(fireAtMs, nowMs) === today
                ? formatClock(fireAtMs)
                : formatDateTime(fireAtMs, nowMs)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Distance({ ms }: { ms: number }) {
  const words = useWords((nowMs) => formatRelative(ms, nowMs));
  return <span className="text-end text-text-2">{words}</span>;
}
