/** Commands in a native menu at the place that was clicked, or below what has the focus. */

import type { MouseEvent } from 'react';

import { attempt } from '../attempt.ts';
import { capabilities } from '../capabilities.ts';
import { call } from '../ipc.ts';
import type { MenuCommand } from './menu-button.tsx';

/** For `onContextMenu`, which the menu key and Shift F10 call as well. */
export function showNativeMenu(event: MouseEvent, commands: readonly MenuCommand[]): void {
  // A browser shows its own; all of this is found elsewhere, too.
  if (!capabilities().menus) return;
  event.preventDefault();
  const actions = new Map<string, () => void>();
  const itemOf = ({ label, keys, run }: MenuCommand) => {
    const id = String(actions.size);
    actions.set(id, run ?? (() => undefined));
    return { id, label, ...(keys !== undefined && { keys }) };
  };
  const items = commands.flatMap((command) => [
    ...(command.separated ? [{ label: null }] : []),
    {
      ...itemOf(command),
      ...(command.submenu && { submenu: command.submenu.map(itemOf) }),
    },
  ]);
  const at = { x: event.clientX, y: event.clientY };
  void attempt(call('desktop.showMenu', { items, ...at })).then((id) => {
    if (id !== null) actions.get(id)?.();
  });
}
