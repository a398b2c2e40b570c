/** Holds the form, and has it follow the stored task for as long as that loses nothing. */

import { useCallback, useMemo, useState } from 'react';

import type { Task } from '../../../electron/shared/task.ts';
import { type Edited, followStored, isSameForm } from './follow-stored.ts';
import { type TaskForm, taskToForm } from './form-state.ts';
import type { OwnDraft } from './use-draft.ts';

export interface FollowedForm {
  readonly form: TaskForm;
  readonly change: (patch: Partial<TaskForm>) => void;
  readonly isChanged: boolean;
  /** The one that a save replaces; null for a new task. */
  readonly revision: number | null;
  /** The stored task, where it and the form have both changed since that revision. */
  readonly conflict: Task | null;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/** @param stored as it is now; null for a new task */
export function useFollowedForm(
  initial: TaskForm,
  stored: Task | null,
  draft: OwnDraft,
): FollowedForm {
  const [blank] = useState(initial);
  const now = useMemo(
    () => ({ form: stored ? taskToForm(stored) : blank, revision: stored?.revision ?? null }),
    [stored, blank],
  );
  const [edited, setEdited] = useState((): Edited => startOf(draft, now));
  const followed = followStored(edited, now);
  if (followed !== null && followed !== edited) setEdited(followed);
  const { form, base } = followed ?? edited;
  const change = useCallback(
    (patch: Partial<TaskForm>) =>
      setEdited((before) => ({ ...before, form: { ...before.form, ...patch } })),
    [],
  );
  const isChanged = useMemo(() => !isSameForm(form, base.form ?? now.form), [form, base, now]);
  return {
    form,
    change,
    isChanged,
    revision: base.revision,
    conflict: followed === null ? stored : null,
    keepMine: () => setEdited({ form, base: now }),
    takeTheirs: () => setEdited({ form: now.form, base: now }),
  };
}

function startOf({ form, revision }: OwnDraft, now: Edited['base'] & Pick<Edited, 'form'>): Edited {
  const isOld = form !== null && revision !== null && revision !== now.revision;
  return { form: form ?? now.form, base: isOld ? { form: null, revision } : now };
}
