/** The edits of a task, newest first: each field as it was and as it became, and a way back. */

import { Undo2 } from 'lucide-react';

import { formatDateTime, formatRelative } from '../../../electron/shared/duration.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { TaskRevisionSummary } from '../../../electron/shared/task-diff.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { useMinute } from '../../hooks/use-now.ts';
import { call } from '../../ipc.ts';
import { useRevisions } from '../../query.ts';
import { offerUndo, undoable } from '../../undo.ts';
import { Section } from '../today/section.tsx';
import { FieldChanges } from './field-changes.tsx';

export function TaskRevisions({ task }: { task: Task }) {
  const { data = [] } = useRevisions(task.id);
  const nowMs = useMinute();
  const when = formatRelative(task.updatedAtMs, Math.max(nowMs, task.updatedAtMs));
  return (
    <Section
      title={t('History of edits')}
      aside={<span className="text-xs text-text-2">{t('Changed {when}', { when })}</span>}
    >
      <ol aria-label={t('Revisions')}>
        {data.map((revision) => (
          <RevisionRow key={revision.revision} revision={revision} task={task} />
        ))}
      </ol>
    </Section>
  );
}

interface RevisionRowProps {
  readonly revision: TaskRevisionSummary;
  readonly task: Task;
}

function RevisionRow({ revision: { revision, createdAtMs, changes }, task }: RevisionRowProps) {
  const nowMs = useMinute();
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-b border-border-subtle px-4 py-2.5 last:border-0">
      <span className="w-36 shrink-0 text-text-2 tabular-nums">
        {formatDateTime(createdAtMs, nowMs)}
      </span>
      <div data-selectable className="min-w-60 flex-1 wrap-anywhere">
        {changes.length === 0 ? t('First stored') : <FieldChanges changes={changes} />}
      </div>
      {revision === task.revision ? (
        <span className="shrink-0 text-xs text-text-2">{t('Now')}</span>
      ) : (
        <Button
          icon={Undo2}
          aria-label={t('Restore revision {revision}', { revision })}
          isDisabled={task.deletedAtMs !== null}
          onPress={() => void restore(task, revision)}
        >
          {t('Restore')}
        </Button>
      )}
    </li>
  );
}

/** At once, with a way back instead of a question. */
async function restore(task: Task, revision: number): Promise<void> {
  const taskId = task.id;
  const restored = await undoable(attempt(call('tasks.revert', { taskId, revision })));
  if (!restored || restored.revision === task.revision) return;
  const undo = () => void attempt(call('tasks.revert', { taskId, revision: task.revision }));
  offerUndo(
    t('“{task}” is as it was in revision {revision}.', { task: restored.name, revision }),
    undo,
  );
}
