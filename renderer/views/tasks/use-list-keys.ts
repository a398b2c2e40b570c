/** The keys of the task list: arrows on its rows, commands for what is chosen. */

import type { KeyboardEvent } from 'react';

import { keyName } from '../../commands/key-names.ts';
import { keysOf } from '../../commands/catalogue.ts';
import { useCommands } from '../../commands/use-commands.ts';
import { toggleChange } from './task-commands.ts';
import type { TaskMenuActions } from './task-menu.ts';
import { decideSelect, selectAll, type SelectKind } from './task-selection.ts';
import type { TaskSelection } from './use-task-selection.ts';

export interface ListKeysOptions extends TaskSelection {
  readonly actions: TaskMenuActions;
  /** Of rows that Page Up and Page Down pass over. */
  readonly pageCount: () => number;
  readonly togglePeek: () => void;
  /** With no selection to clear. */
  readonly onEscape: () => void;
  readonly scrollTo: (at: number) => void;
}

export function useListKeys(options: ListKeysOptions): (event: KeyboardEvent) => void {
  useChosenCommands(options);
  return (event) => {
    const { order, current, select, selection } = options;
    if (!(event.target instanceof HTMLElement) || event.target.role !== 'row') return;
    const at = Math.max(0, order.indexOf(current?.task.id ?? -1));
    const to = targetOf(event.key, at, order.length, options.pageCount());
    const go = (kind: SelectKind) => {
      const id = order[to ?? at];
      if (id === undefined) return;
      select(decideSelect(selection, order, id, kind));
      options.scrollTo(to ?? at);
    };
    const name = keyName(event.nativeEvent) ?? '';
    const isKey = (id: 'task.open' | 'task.peek' | 'task.select' | 'list.selectAll') =>
      keysOf(id).includes(name);
    if (to !== null && !event.ctrlKey && !event.metaKey && !event.altKey) {
      go(event.shiftKey ? 'extend' : 'move');
    } else if (isKey('task.select')) go('toggle');
    else if (isKey('list.selectAll')) select(selectAll(selection, order));
    else if (isKey('task.peek')) options.togglePeek();
    else if (isKey('task.open') && current) options.actions.open(current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** Null for a key that does not move. */
function targetOf(key: string, at: number, count: number, pageCount: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'PageDown':
      return Math.min(last, at + pageCount);
    case 'PageUp':
      return Math.max(0, at - pageCount);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** Several are run, paused, tagged and deleted together; the rest is for one. */
function useChosenCommands({
  actions,
  chosen,
  current,
  selection,
  clear,
  onEscape,
}: ListKeysOptions) {
  const [only] = chosen;
  const isOne = chosen.length === 1;
  const one = isOne ? only : current;
  const toggle = () => {
    if (isOne && only) actions.change(chosen, toggleChange(only));
    else {
      const isAnyOn = chosen.some(({ task }) => task.enabled);
      actions.change(chosen, { kind: isAnyOn ? 'disable' : 'enable' });
    }
  };
  useCommands({
    'list.clear': selection.ids.size > 0 ? clear : onEscape,
    ...(chosen.length > 0 && {
      'task.run': () => actions.runAll(chosen),
      'task.toggle': toggle,
      'task.tag': () => actions.tag(chosen),
      'task.delete': () => actions.change(chosen, { kind: 'delete' }),
    }),
    ...(one && {
      'task.edit': () => actions.edit(one),
      'task.duplicate': () => actions.duplicate(one),
      'task.latestLog': () => actions.showLatestLog(one),
    }),
  });
}
