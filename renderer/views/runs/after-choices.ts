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
  const offeredIds = new Set(chosenId === null ? [] : [chosenId]);
  // Without copies: there may be thousands of tasks, and each change of one asks again.
  for (const { task } of tasks) {
    for (const trigger of task.triggers) {
      if (trigger.kind === 'after') for (const id of trigger.taskIds) offeredIds.add(id);
    }
  }
  if (offeredIds.size === 0) return [];
  return tasks
    .filter(({ task }) => offeredIds.has(task.id))
    .toSorted((a, b) => a.task.name.localeCompare(b.task.name))
    .filter(({ task }, at) => at < MAX_CHOICES || task.id === chosenId)
    .map(({ task: { id, name } }) => ({ value: startedAfter(id), label: afterWords(name) }));
}
