import { expect, test } from 'vitest';

import { type Edited, followStored } from '../../../renderer/views/edit/follow-stored.ts';
import { newTaskForm } from '../../../renderer/views/edit/form-state.ts';

const formOf = (name: string) => ({ ...newTaskForm(), name });
const stored = (name: string, revision: number) => ({ form: formOf(name), revision });
const edited = (name: string, base: Edited['base']): Edited => ({ form: formOf(name), base });

test('a form follows the stored task while nothing was typed', () => {
  const base = stored('One', 1);
  const now = stored('Two', 2);
  expect(followStored(edited('One', base), now)).toEqual({ form: formOf('Two'), base: now });
});

test('what was typed stays, and is an edit of the new revision where no field of it changed', () => {
  const typed = edited('Typed', stored('One', 1));
  expect(followStored(typed, stored('One', 1))).toBe(typed);
  const now = stored('One', 2);
  expect(followStored(typed, now)).toEqual({ form: formOf('Typed'), base: now });
});

test('the same typed here and there is no conflict', () => {
  const now = stored('Same', 2);
  const followed = followStored(edited('Same', stored('One', 1)), now);
  expect(followed).toEqual({ form: formOf('Same'), base: now });
});

test('what differs on both sides is for the user to decide, as is an old draft', () => {
  expect(followStored(edited('Typed', stored('One', 1)), stored('Two', 2))).toBeNull();
  const draft = edited('Typed', { form: null, revision: 1 });
  expect(followStored(draft, stored('Two', 2))).toBeNull();
});
