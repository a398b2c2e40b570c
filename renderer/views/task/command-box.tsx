/** What a task runs, where, and a way to copy it. */

import { Copy } from 'lucide-react';
import { toast } from 'sonner';

import type { Task } from '../../../electron/shared/task.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { commandLine } from '../tasks/task-filter.ts';
import { actionFacts } from './action-facts.ts';

export function CommandBox({ task }: { task: Task }) {
  const text = task.action.kind === 'command' ? task.action.command : commandLine(task);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => toast('Copied.'),
      () => toast.error('The clipboard could not be used.'),
    );
  return (
    <div>
      <div className="flex items-start gap-2 rounded-card border border-border bg-inset px-3 py-2">
        <pre
          data-selectable
          className="max-h-40 min-w-0 flex-1 overflow-auto font-mono text-mono whitespace-pre-wrap"
        >
          {text}
        </pre>
        <IconButton label="Copy" icon={Copy} onPress={copy} />
      </div>
      <p data-selectable className="mt-1 text-xs text-text-3">
        {actionFacts(task).join(' · ')}
      </p>
    </div>
  );
}
