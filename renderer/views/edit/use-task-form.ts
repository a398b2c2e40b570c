/** Holds a task that is being written: its form, its problems, its draft and its way into the store. */

import { useCallback, useMemo, useRef, useState } from 'react';
import { toast } from 'sonner';

import { AppError } from '../../../electron/shared/errors.ts';
import type { Task, TaskInput } from '../../../electron/shared/task.ts';
import type { FormErrors } from '../../components/form-errors.ts';
import { formToTaskDraft, type KeptFields, type TaskForm } from './form-state.ts';
import { refusalSentence } from '../../refusal-sentence.ts';
import { findProblems } from './problems.ts';
import { type DraftOffer, useDraft, useOwnDraft } from './use-draft.ts';
import { type Refusal, useErrors, valueAt } from './use-errors.ts';
import { type TestRun, useTestRun } from './use-test-run.ts';
import { type FormPreview, usePreview } from './use-preview.ts';

export interface TaskFormOptions {
  /** Null creates a task. */
  readonly taskId: number | null;
  /** Read once. */
  readonly initial: TaskForm;
  readonly kept: KeptFields;
  readonly store: (input: TaskInput) => Promise<Task>;
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
}

export function useTaskForm(options: TaskFormOptions): TaskFormState {
  const { taskId, kept } = options;
  const [initial] = useState(options.initial);
  const ownDraft = useOwnDraft(taskId);
  const [form, setForm] = useState(ownDraft.form ?? initial);
  const change = useCallback(
    (patch: Partial<TaskForm>) => setForm((before) => ({ ...before, ...patch })),
    [],
  );
  const input = useMemo(() => formToTaskDraft(form, kept), [form, kept]);
  const preview = usePreview({ schedules: input.schedules, blackouts: input.blackouts, taskId });
  const isChanged = useMemo(
    () => JSON.stringify(form) !== JSON.stringify(initial),
    [form, initial],
  );
  const draft = useDraft(ownDraft, form, isChanged);
  const saving = useSaving(options, input, form, draft.forget);
  const test = useTestRun(input, saving.refuse);
  const errors = useErrors(input, form, preview, saving);
  return { form, change, errors, preview, draft, test, ...saving };
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
  form: TaskForm,
  forgetDraft: () => void,
): Saving {
  const [refusals, setRefusals] = useState(0);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isSaving = useRef(false);
  const refuse = (error: AppError) => {
    const { field, message } = error;
    if (field === null) toast.error(message);
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
      const task = await store(input);
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
