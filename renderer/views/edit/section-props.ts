/** What each section of the editor is given. */

import type { TaskForm } from './form-state.ts';

export interface SectionProps {
  readonly form: TaskForm;
  readonly change: (patch: Partial<TaskForm>) => void;
}
