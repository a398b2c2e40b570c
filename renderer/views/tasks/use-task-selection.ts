/** The selection of the task list, and what the commands act on. */

import { useState } from 'react';

import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { keepRow, placeOf } from '../../hooks/use-place.ts';
import { chosenIds, clearSelection, type Selection, selectOnly } from './task-selection.ts';

export interface TaskSelection {
  readonly selection: Selection;
  readonly select: (next: Selection) => void;
  readonly clear: () => void;
  /** Ids of the rows as they are shown. */
  readonly order: readonly number[];
  /** The row of the keys; null before one is touched. */
  readonly current: TaskSummary | null;
  /** What commands act on. */
  readonly chosen: readonly TaskSummary[];
}

export function useTaskSelection(shown: readonly TaskSummary[]): TaskSelection {
  const [selection, setSelection] = useState(() => selectOnly(placeOf('tasks').rowId));
  const select = (next: Selection) => {
    keepRow('tasks', next.currentId);
    setSelection(next);
  };
  const order = shown.map(({ task }) => task.id);
  const ids = new Set(chosenIds(selection, order));
  return {
    selection,
    select,
    clear: () => select(clearSelection(selection)),
    order,
    current: shown.find(({ task }) => task.id === selection.currentId) ?? null,
    chosen: shown.filter(({ task }) => ids.has(task.id)),
  };
}
