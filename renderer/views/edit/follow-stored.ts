/** Decides what becomes of a form when its task is changed elsewhere. */

import type { TaskForm } from './form-state.ts';

export interface Stored {
  /** Null when it is not known any more: a draft of an earlier revision. */
  readonly form: TaskForm | null;
  /** Null before a task is created. */
  readonly revision: number | null;
}

/** A form, and the stored task that it is an edit of. */
export interface Edited {
  readonly form: TaskForm;
  readonly base: Stored;
}

/** A form in which nothing was typed is what is stored. Null: the user has to choose. */
export function followStored(edited: Edited, stored: Stored & Pick<Edited, 'form'>): Edited | null {
  const { form, base } = edited;
  if (base.revision === stored.revision) return edited;
  if (isSameForm(form, base.form)) return { form: stored.form, base: stored };
  const isApart = !isSameForm(stored.form, base.form) && !isSameForm(stored.form, form);
  return isApart ? null : { form, base: stored };
}

export function isSameForm(one: TaskForm, other: TaskForm | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
