/** A task at a glance: its record, its last runs, its notes. */

import { formatCount } from '../../../electron/shared/format-number.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { Button } from '../../components/button.tsx';
import { RunTable } from '../../components/run-table.tsx';
import { useRuns, useTaskStats } from '../../query.ts';
import { Section } from '../today/section.tsx';
import { Notes } from './notes.tsx';
import { TaskRecord } from './task-record.tsx';

const LAST_RUNS = 5;

export interface TaskOverviewProps {
  readonly task: Task;
  readonly onSeeAll: () => void;
}

export function TaskOverview({ task, onSeeAll }: TaskOverviewProps) {
  return (
    <div className="flex flex-col gap-6 p-5">
      <TaskRecord taskId={task.id} />
      <LastRuns taskId={task.id} onSeeAll={onSeeAll} />
      {task.notes !== '' && (
        <Section title={t('Notes')}>
          <Notes text={task.notes} />
        </Section>
      )}
    </div>
  );
}

function LastRuns({ taskId, onSeeAll }: { taskId: number; onSeeAll: () => void }) {
  const { data: runs } = useRuns({ taskId, limit: LAST_RUNS });
  const count = useTaskStats(taskId).data?.runCount ?? 0;
  if (!runs) return null;
  const seeAll = count > LAST_RUNS && (
    <Button variant="quiet" onPress={onSeeAll}>
      {t('See all {count}', { count: formatCount(count) })}
    </Button>
  );
  return (
    <Section title={t('Runs')} aside={seeAll}>
      {runs.length === 0 ? (
        <p className="px-4 py-3 text-text-2">{t('No runs yet. Press R to run it now.')}</p>
      ) : (
        <RunTable runs={runs} showTask={false} />
      )}
    </Section>
  );
}
