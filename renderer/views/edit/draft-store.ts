/** Drafts of the editor that were left unsaved, kept on this computer until they are saved or discarded. */

import * as z from 'zod';

import { type TaskForm, taskFormSchema } from './form-state.ts';

const draftSchema = z.object({ form: taskFormSchema, savedAtMs: z.number() });

export interface KeptDraft {
  readonly form: TaskForm;
  readonly savedAtMs: number;
}

/** Null stands for the task that is not created yet. */
const keyOf = (taskId: number | null) => `draft:${taskId ?? 'new'}`;

/** Null when there is none, or one that this version cannot read. */
export function readDraft(taskId: number | null): KeptDraft | null {
  const text = localStorage.getItem(keyOf(taskId));
  if (text === null) return null;
  try {
    return draftSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export function keepDraft(taskId: number | null, draft: KeptDraft): void {
  localStorage.setItem(keyOf(taskId), JSON.stringify(draft));
}

export function discardDraft(taskId: number | null): void {
  localStorage.removeItem(keyOf(taskId));
}
