/** Tells that the task was changed elsewhere while it was edited here, and lets the user choose. */

import { GitCompare } from 'lucide-react';
import { useState } from 'react';

import { formatMoment } from '../../../electron/shared/duration.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { Button } from '../../components/button.tsx';
import { useMinute } from '../../hooks/use-now.ts';
import { useRevisions } from '../../query.ts';
import { FieldChanges } from '../task/field-changes.tsx';

export interface ChangedElsewhere {
  /** As it is stored now. */
  readonly task: Task;
  /** What is typed is an edit of this one. */
  readonly sinceRevision: number;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

export function ChangedElsewhereBanner(conflict: ChangedElsewhere) {
  const { task, keepMine, takeTheirs } = conflict;
  const [isOpen, setOpen] = useState(false);
  const time = formatMoment(task.updatedAtMs, useMinute());
  return (
    <div role="status" className="shrink-0 bg-accent-tint px-5 py-1 text-sm text-accent-text">
      <div className="flex min-h-7 flex-wrap items-center gap-2">
        <GitCompare size={16} className="shrink-0" aria-hidden />
        <span className="me-auto">{t('This task was changed elsewhere at {time}.', { time })}</span>
        <div className="flex flex-wrap gap-2">
          <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? t('Hide changes') : t('Show changes')}
          </Button>
          <Button onPress={keepMine}>{t('Keep mine')}</Button>
          <Button onPress={takeTheirs}>{t('Take theirs')}</Button>
        </div>
      </div>
      {isOpen && <ChangesSince {...conflict} />}
    </div>
  );
}

/** Oldest first. */
function ChangesSince({ task, sinceRevision }: ChangedElsewhere) {
  const { data = [] } = useRevisions(task.id);
  const changes = data
    .filter(({ revision }) => revision > sinceRevision)
    .toReversed()
    .flatMap((revision) => revision.changes);
  return (
    <div
      data-selectable
      className="my-1 max-h-48 overflow-y-auto rounded-card bg-canvas px-3 py-2 wrap-anywhere text-text"
    >
      <FieldChanges changes={changes} />
    </div>
  );
}
