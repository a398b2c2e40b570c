/** What a task runs, where, and a way to copy it. */

import { Braces, Copy, FileCode, Globe, type LucideIcon, Terminal } from 'lucide-react';
import { toast } from 'sonner';

import { t } from '../../../electron/shared/i18n.ts';
import type { Task } from '../../../electron/shared/task.ts';
import type { ActionKind } from '../../../electron/shared/task-action.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { commandLine } from '../tasks/task-filter.ts';
import { actionFacts } from './action-facts.ts';

const ICONS: Readonly<Record<ActionKind, LucideIcon>> = {
  command: Terminal,
  script: FileCode,
  http: Globe,
  module: Braces,
  python: FileCode,
};

export function CommandBox({ task }: { task: Task }) {
  const text = task.action.kind === 'command' ? task.action.command : commandLine(task);
  const Icon = ICONS[task.action.kind];
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => toast(t('Copied.')),
      () => toast.error(t('The clipboard could not be used.')),
    );
  return (
    <div className="pb-2">
      <div className="flex items-start gap-2 rounded-card border border-border bg-inset ps-3 pe-1.5">
        <Icon size={16} aria-hidden className="mt-2.5 shrink-0 text-text-2" />
        <pre
          data-selectable
          tabIndex={0}
          aria-label={t('Command')}
          className="my-2 max-h-25 min-w-0 flex-1 overflow-auto font-mono text-mono whitespace-pre-wrap"
        >
          {text}
        </pre>
        <span className="py-1">
          <IconButton label={t('Copy')} icon={Copy} onPress={copy} />
        </span>
      </div>
      <p data-selectable className="mt-1 text-xs text-text-3">
        {actionFacts(task).join(' · ')}
      </p>
    </div>
  );
}
