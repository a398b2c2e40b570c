/** The tasks that may have set off a run, for a list to choose from. Pure. */

import type { Task } from '../../../electron/shared/task.ts';
import { afterWords } from '../../../electron/shared/words.ts';
import type { PickerProps } from '../../components/picker.tsx';
import { afterTaskIdOf, startedAfter } from './run-filter.ts';

/** Nobody reads a longer list. */
const MAX_CHOICES = 50;

/** Those that others wait for, and the one that is chosen, by name. */
export function afterChoices(
  tasks: readonly { readonly task: Pick<Task, 'id' | 'name' | 'triggers'> }[],
  chosen: string | null,
): PickerProps['options'] {
  const chosenId = afterTaskIdOf(chosen);
  const awaited = new Set(
    tasks.flatMap(({ task: { triggers } }) =>
      triggers.flatMap((trigger) => (trigger.kind === 'after' ? trigger.taskIds : [])),
    ),
  );
  return tasks
    .map(({ task }) => task)
    .filter(({ id }) => awaited.has(id) || id === chosenId)
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .filter(({ id }, at) => at < MAX_CHOICES || id === chosenId)
    .map(({ id, name }) => ({ value: startedAfter(id), label: afterWords(name) }));
}
