/** Holds a task that is being written: its form, its problems, its draft and its way into the store. */

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { toast } from 'sonner';

import { AppError } from '../../../electron/shared/errors.ts';
import type { Task, TaskInput } from '../../../electron/shared/task.ts';
import type { FormErrors } from '../../components/form-errors.ts';
import { discardDraft, keepDraft, type KeptDraft, readDraft } from './draft-store.ts';
import { formToTaskDraft, type KeptFields, type TaskForm } from './form-state.ts';
import { fieldOf, findProblems } from './problems.ts';
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
  readonly isChanged: boolean;
  /** Counts the refused attempts to save: the view then goes to the first problem. */
  readonly refusals: number;
  readonly save: () => Promise<void>;
  readonly draft: DraftOffer;
}

/** A draft from an earlier time, as long as the user has not answered. */
export interface DraftOffer {
  readonly kept: KeptDraft | null;
  readonly open: () => void;
  readonly discard: () => void;
}

export function useTaskForm(options: TaskFormOptions): TaskFormState {
  const { taskId, kept } = options;
  const [initial] = useState(options.initial);
  const [form, setForm] = useState(initial);
  const change = useCallback(
    (patch: Partial<TaskForm>) => setForm((before) => ({ ...before, ...patch })),
    [],
  );
  const input = useMemo(() => formToTaskDraft(form, kept), [form, kept]);
  const preview = usePreview(input.schedules);
  const isChanged = useMemo(
    () => JSON.stringify(form) !== JSON.stringify(initial),
    [form, initial],
  );
  const draft = useDraft(taskId, form, isChanged, setForm);
  const saving = useSaving(options, input, form, draft.forget);
  const errors = useErrors(input, form, preview, saving);
  return { form, change, errors, preview, isChanged, draft, ...saving };
}

interface Refusal {
  /** As the main process named it. */
  readonly field: string;
  readonly sentence: string;
  /** What was refused; the sentence is void for any other value. */
  readonly value: string;
}

interface Saving {
  readonly refusals: number;
  readonly refusal: Refusal | null;
  readonly save: () => Promise<void>;
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
  const save = async () => {
    if (isSaving.current) return;
    if (findProblems(input, form).size > 0) {
      setRefusals(refusals + 1);
      return;
    }
    isSaving.current = true;
    try {
      const task = await store(input);
      forgetDraft();
      onStored(task);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { field, message } = error;
      if (field === null) toast.error(message);
      else setRefusal({ field, sentence: refusalSentence(message), value: valueAt(input, field) });
      setRefusals(refusals + 1);
    } finally {
      isSaving.current = false;
    }
  };
  return { refusals, refusal, save };
}

/** Everything is told after the first attempt to save, before that only where the user has been. */
function useErrors(
  input: TaskInput,
  form: TaskForm,
  preview: FormPreview | undefined,
  { refusals, refusal }: Saving,
): FormErrors {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const leave = useCallback((field: string) => setLeft((fields) => new Set(fields).add(field)), []);
  return useMemo(() => {
    const problems = findProblems(input, form);
    const refused = new Map(meaningProblems(input, preview));
    if (refusal && valueAt(input, refusal.field) === refusal.value) {
      refused.set(fieldOf(refusal.field.split('.'), form), refusal.sentence);
    }
    const errorOf = (field: string) => {
      const problem = refusals > 0 || left.has(field) ? problems.get(field) : undefined;
      return problem ?? refused.get(field) ?? null;
    };
    return { errorOf, leave };
  }, [input, form, preview, refusal, refusals, left, leave]);
}

function meaningProblems(input: TaskInput, preview: FormPreview | undefined): [string, string][] {
  return [...(preview?.meanings ?? [])].flatMap(([at, { error }]): [string, string][] => {
    if (error === null) return [];
    return [
      [`schedules.${at}.${input.schedules[at]?.kind === 'cron' ? 'pattern' : 'timeZone'}`, error],
    ];
  });
}

/** The sentence stands under its field, which says what was expected and shows what it got. */
function refusalSentence(message: string): string {
  const [, expected] = /^Expected `[^`]+` to be (.*), got `[^]*`$/.exec(message) ?? [];
  return expected === undefined ? message : `Enter ${expected}.`;
}

/** As JSON, to compare. */
function valueAt(input: TaskInput, field: string): string {
  let value: unknown = input;
  for (const key of field.split('.')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }
  return JSON.stringify(value) ?? '';
}

/** Keeps what is typed with every change, so that neither leaving nor a crash loses it. */
function useDraft(
  taskId: number | null,
  form: TaskForm,
  isChanged: boolean,
  setForm: (form: TaskForm) => void,
): DraftOffer & { readonly forget: () => void } {
  const [kept, setKept] = useState(() => readDraft(taskId));
  const isWritten = useRef(false);
  const isOver = useRef(false);
  useEffect(() => {
    if (isOver.current) return;
    if (isChanged) keepDraft(taskId, { form, savedAtMs: Date.now() });
    else if (isWritten.current) discardDraft(taskId);
    isWritten.current = isChanged;
  }, [taskId, form, isChanged]);
  return {
    kept,
    open: () => {
      if (kept) setForm(kept.form);
      setKept(null);
    },
    discard: () => {
      if (!isChanged) discardDraft(taskId);
      setKept(null);
    },
    forget: () => {
      isOver.current = true;
      discardDraft(taskId);
    },
  };
}
