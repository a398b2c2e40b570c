/** Holds a task that is being written: its form, its problems, its draft and its way into the store. */

import { useMemo, useRef, useState } from 'react';
import { toast } from 'sonner';

import { AppError } from '../../../electron/shared/errors.ts';
import { isRevisionConflict } from '../../../electron/shared/revision-conflict.ts';
import type { Task, TaskInput } from '../../../electron/shared/task.ts';
import type { FormErrors } from '../../components/form-errors.ts';
import { formToTaskDraft, type KeptFields, type TaskForm } from './form-state.ts';
import { refusalSentence } from '../../refusal-sentence.ts';
import type { ChangedElsewhere } from './changed-elsewhere-banner.tsx';
import { findProblems } from './problems.ts';
import { type DraftOffer, useDraft, useOwnDraft } from './use-draft.ts';
import { type FollowedForm, useFollowedForm } from './use-followed-form.ts';
import { type Refusal, useErrors, valueAt } from './use-errors.ts';
import { type TestRun, useTestRun } from './use-test-run.ts';
import { type FormPreview, usePreview } from './use-preview.ts';

export interface TaskFormOptions {
  /** Null creates a task. */
  readonly taskId: number | null;
  /** Read once. */
  readonly initial: TaskForm;
  /** As it is now; null for a new task. */
  readonly stored: Task | null;
  /** @param revision the one that is replaced; null for a new task */
  readonly store: (input: TaskInput, revision: number | null) => Promise<Task>;
  readonly onStored: (task: Task) => void;
}

export interface TaskFormState {
  readonly form: TaskForm;
  readonly change: (patch: Partial<TaskForm>) => void;
  readonly errors: FormErrors;
  readonly preview: FormPreview | undefined;
  /** Counts the refused attempts to save: the view then goes to the first problem. */
  readonly refusals: number;
  readonly save: () => Promise<void>;
  readonly test: TestRun;
  readonly draft: DraftOffer;
  /** Null while the form is an edit of the task as it is stored. */
  readonly conflict: ChangedElsewhere | null;
}

const NEW_TASK: KeptFields = { enabled: true };

export function useTaskForm(options: TaskFormOptions): TaskFormState {
  const { taskId, stored } = options;
  const ownDraft = useOwnDraft(taskId);
  const followed = useFollowedForm(options.initial, stored, ownDraft);
  const { form, change, revision } = followed;
  const input = useMemo(() => formToTaskDraft(form, stored ?? NEW_TASK), [form, stored]);
  const preview = usePreview({ schedules: input.schedules, blackouts: input.blackouts, taskId });
  const draft = useDraft(ownDraft, followed);
  const saving = useSaving(options, input, followed, draft.forget);
  const test = useTestRun(input, saving.refuse);
  const errors = useErrors(input, form, preview, saving);
  const conflict = followed.conflict && {
    task: followed.conflict,
    sinceRevision: revision ?? 0,
    keepMine: followed.keepMine,
    takeTheirs: () => {
      draft.setAside();
      followed.takeTheirs();
    },
  };
  return { form, change, errors, preview, draft, test, conflict, ...saving };
}

interface Saving {
  readonly refusals: number;
  readonly refusal: Refusal | null;
  readonly save: () => Promise<void>;
  /** Tells what the main process refused. */
  readonly refuse: (error: AppError) => void;
}

function useSaving(
  { store, onStored }: TaskFormOptions,
  input: TaskInput,
  { form, revision }: FollowedForm,
  forgetDraft: () => void,
): Saving {
  const [refusals, setRefusals] = useState(0);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isSaving = useRef(false);
  const refuse = (error: AppError) => {
    const { field, message } = error;
    if (field === null || isRevisionConflict(error)) toast.error(message);
    else setRefusal({ field, sentence: refusalSentence(error), value: valueAt(input, field) });
    setRefusals((count) => count + 1);
  };
  const save = async () => {
    if (isSaving.current) return;
    if (findProblems(input, form).size > 0) {
      setRefusals((count) => count + 1);
      return;
    }
    isSaving.current = true;
    try {
      const task = await store(input, revision);
      forgetDraft();
      onStored(task);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refuse(error);
    } finally {
      isSaving.current = false;
    }
  };
  return { refusals, refusal, save, refuse };
}
