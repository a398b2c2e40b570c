/** The edits of a task, newest first: what each one changed, and a way back to it. */

import { Undo2 } from 'lucide-react';
import { toast } from 'sonner';

import { formatDateTime } from '../../../electron/shared/duration.ts';
import type { TaskRevisionSummary } from '../../../electron/shared/task-diff.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { attempt } from '../../attempt.ts';
import { Button } from '../../components/button.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { call } from '../../ipc.ts';
import { useRevisions } from '../../query.ts';

/** Shows nothing for a task that was never edited. */
export function TaskRevisions({ task }: { task: Task }) {
  const { data = [] } = useRevisions(task.id);
  if (data.length < 2) return null;
  return (
    <details className="rounded-card border border-border">
      <summary className="px-3 py-2 text-sm font-semibold">
        {`History of edits (${data.length} revisions)`}
      </summary>
      <ol aria-label="Revisions" className="max-h-72 overflow-auto border-t border-border-subtle">
        {data.map((revision) => (
          <RevisionRow key={revision.revision} revision={revision} task={task} />
        ))}
      </ol>
    </details>
  );
}

interface RevisionRowProps {
  readonly revision: TaskRevisionSummary;
  readonly task: Task;
}

function RevisionRow({ revision: { revision, createdAtMs, changes }, task }: RevisionRowProps) {
  const nowMs = useNow();
  const isCurrent = revision === task.revision;
  return (
    <li className="flex items-start gap-3 border-b border-border-subtle px-3 py-2 text-sm last:border-0">
      <span className="w-8 shrink-0 text-text-2 tabular-nums">{revision}</span>
      <span className="w-36 shrink-0 text-text-2 tabular-nums">
        {formatDateTime(createdAtMs, nowMs)}
      </span>
      <ul data-selectable className="min-w-0 flex-1 wrap-anywhere">
        {changes.length === 0 && <li>First stored</li>}
        {changes.map(({ field, sentence }) => (
          <li key={field}>{sentence}</li>
        ))}
      </ul>
      {isCurrent ? (
        <span className="shrink-0 text-xs text-text-2">Now</span>
      ) : (
        <Button
          icon={Undo2}
          aria-label={`Revert to revision ${revision}`}
          isDisabled={task.deletedAtMs !== null}
          onPress={() => void revert(task, revision)}
        >
          Revert
        </Button>
      )}
    </li>
  );
}

/** At once, with a way back instead of a question. */
async function revert(task: Task, revision: number): Promise<void> {
  const taskId = task.id;
  const reverted = await attempt(call('tasks.revert', { taskId, revision }));
  if (!reverted || reverted.revision === task.revision) return;
  const undo = () => void attempt(call('tasks.revert', { taskId, revision: task.revision }));
  toast(`“${reverted.name}” is as it was in revision ${revision}.`, {
    action: { label: 'Undo', onClick: undo },
  });
}
