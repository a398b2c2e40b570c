/** Decides which problems of the form are told now: those typed, those main found, those it refused. */

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import type { TaskInput } from '../../../electron/shared/task.ts';
import type { FormErrors } from '../../components/form-errors.ts';
import type { TaskForm } from './form-state.ts';
import { fieldOf, findProblems } from './problems.ts';
import type { FormPreview } from './use-preview.ts';

export interface Refusal {
  /** As the main process named it. */
  readonly field: string;
  readonly sentence: string;
  /** What was refused; the sentence is void for any other value. */
  readonly value: string;
}

export interface Refusals {
  /** How many attempts to save did not succeed. */
  readonly refusals: number;
  readonly refusal: Refusal | null;
}

/** Everything is told after the first attempt to save, before that only where the user has been. */
export function useErrors(
  input: TaskInput,
  form: TaskForm,
  preview: FormPreview | undefined,
  { refusals, refusal }: Refusals,
): FormErrors {
  const { left, leave } = useLeftFields();
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
    switch (input.schedules[at]?.kind) {
      case 'cron':
        return [[`schedules.${at}.pattern`, error]];
      case 'interval':
        return [[`schedules.${at}`, error]];
      default:
        return [[`schedules.${at}.timeZone`, error]];
    }
  });
}

/** The fields the user has been in and left. */
function useLeftFields() {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const pressed = useRef(false);
  const waiting = useRef<string[]>([]);
  const flush = useCallback(() => {
    const fields = waiting.current.splice(0);
    if (fields.length > 0) setLeft((before) => new Set([...before, ...fields]));
  }, []);
  useEffect(() => {
    const press = () => {
      pressed.current = true;
    };
    const release = () => {
      pressed.current = false;
      setTimeout(flush);
    };
    window.addEventListener('pointerdown', press, true);
    window.addEventListener('pointerup', release, true);
    window.addEventListener('pointercancel', release, true);
    return () => {
      window.removeEventListener('pointerdown', press, true);
      window.removeEventListener('pointerup', release, true);
      window.removeEventListener('pointercancel', release, true);
    };
  }, [flush]);
  // A sentence that appears during a click would move what is clicked from under the pointer.
  const leave = useCallback(
    (field: string) => {
      waiting.current.push(field);
      if (!pressed.current) flush();
    },
    [flush],
  );
  return { left, leave };
}

/** As JSON, to compare. */
export function valueAt(input: TaskInput, field: string): string {
  let value: unknown = input;
  for (const key of field.split('.')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }
  return JSON.stringify(value) ?? '';
}
