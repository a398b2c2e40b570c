/** Drafts of the editor that were left unsaved, kept on this computer until they are saved or discarded. */

import * as z from 'zod';

import { type TaskForm, taskFormSchema } from './form-state.ts';

/** Beyond these, the oldest is given up. */
const MAX_DRAFTS = 10;

const draftSchema = z.object({
  id: z.string(),
  form: taskFormSchema,
  revision: z.number().nullable().default(null),
  savedAtMs: z.number(),
});

export interface KeptDraft {
  /** Of the visit to the editor that wrote it: two visits never write over each other. */
  readonly id: string;
  readonly form: TaskForm;
  /** Of the task that it is an edit of; null where that is not known, or not created yet. */
  readonly revision: number | null;
  readonly savedAtMs: number;
}

/** Null stands for the task that is not created yet. */
const keyOf = (taskId: number | null) => `draft:${taskId ?? 'new'}`;

/** Newest first, without those that this version cannot read. */
export function readDrafts(taskId: number | null): KeptDraft[] {
  return stored(taskId)
    .flatMap((draft) => draftSchema.safeParse(draft).data ?? [])
    .sort((a, b) => b.savedAtMs - a.savedAtMs);
}

/** Takes the place of the draft with the same id. Without room for it, what is kept stays as it is. */
export function keepDraft(taskId: number | null, draft: KeptDraft): void {
  const others = stored(taskId).filter(({ id }) => id !== draft.id);
  store(taskId, [draft, ...others].slice(0, MAX_DRAFTS));
}

export function discardDraft(taskId: number | null, draftId: string): void {
  const drafts = stored(taskId);
  const left = drafts.filter(({ id }) => id !== draftId);
  if (left.length < drafts.length) store(taskId, left);
}

/** As far as it is known: what else is in a draft is checked by who reads it. */
function stored(taskId: number | null): readonly { readonly id?: unknown }[] {
  try {
    const drafts: unknown = JSON.parse(localStorage.getItem(keyOf(taskId)) ?? '[]');
    return Array.isArray(drafts) ? drafts.filter((each) => each instanceof Object) : [];
  } catch {
    return [];
  }
}

function store(taskId: number | null, drafts: readonly object[]): void {
  if (drafts.length === 0) return localStorage.removeItem(keyOf(taskId));
  try {
    localStorage.setItem(keyOf(taskId), JSON.stringify(drafts));
  } catch (error) {
    // A form of many megabytes is no reason to lose the page that holds it.
    if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
  }
}
