/** Tells which other tasks start in the minute of a run. */

import { Layers2 } from 'lucide-react';

import { t } from '../../electron/shared/i18n.ts';
import type { SharedMinute } from '../../electron/shared/schedule-preview.ts';

export interface SharedMinuteNoteProps {
  readonly shared: SharedMinute;
  /** It holds for all the runs above it. */
  readonly isOfAll?: boolean;
}

export function SharedMinuteNote({ shared, isOfAll = false }: SharedMinuteNoteProps) {
  return (
    <span className="flex gap-1.5 text-xs text-text-2">
      <Layers2 size={14} aria-hidden className="mt-px shrink-0 text-text-3" />
      <span className="min-w-0 wrap-anywhere">
        {isOfAll ? wordsOfAll(shared) : wordsOfOne(shared)}
      </span>
    </span>
  );
}

function wordsOfOne({ taskName, taskCount }: SharedMinute): string {
  return taskCount === 1
    ? t('same minute as {task}', { task: taskName })
    : t('same minute as {task} and {count, plural, one {# other task} other {# other tasks}}', {
        task: taskName,
        count: taskCount - 1,
      });
}

function wordsOfAll({ taskName, taskCount }: SharedMinute): string {
  return taskCount === 1
    ? t('Each starts in the same minute as {task}.', { task: taskName })
    : t(
        'Each starts in the same minute as {task} and {count, plural, one {# other task} other {# other tasks}}.',
        { task: taskName, count: taskCount - 1 },
      );
}
