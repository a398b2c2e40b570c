/** Tells which other tasks start in the minute of a run. */

import { Layers2 } from 'lucide-react';

import { t } from '../../electron/shared/i18n.ts';
import type { OtherTasks } from '../../electron/shared/schedule-preview.ts';

export interface SharedMinuteNoteProps {
  readonly tasks: OtherTasks;
  /** It holds for all the runs above it. */
  readonly isOfAll?: boolean;
}

export function SharedMinuteNote({ tasks, isOfAll = false }: SharedMinuteNoteProps) {
  return (
    <span className="flex gap-1.5 text-xs text-text-2">
      <Layers2 size={14} aria-hidden className="mt-px shrink-0 text-text-3" />
      <span className="min-w-0 wrap-anywhere">
        {isOfAll ? wordsOfAll(tasks) : wordsOfOne(tasks)}
      </span>
    </span>
  );
}

function wordsOfOne({ taskName, taskCount }: OtherTasks): string {
  return taskCount === 1
    ? t('same minute as {task}', { task: taskName })
    : t('same minute as {task} and {count, plural, one {# other task} other {# other tasks}}', {
        task: taskName,
        count: taskCount - 1,
      });
}

function wordsOfAll({ taskName, taskCount }: OtherTasks): string {
  return taskCount === 1
    ? t('Each starts in the same minute as {task}.', { task: taskName })
    : t(
        'Each starts in the same minute as {task} and {count, plural, one {# other task} other {# other tasks}}.',
        { task: taskName, count: taskCount - 1 },
      );
}
