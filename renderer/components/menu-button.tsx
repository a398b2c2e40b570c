/** A button that opens a menu of commands. */

import type { ReactElement } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';

export interface MenuCommand {
  readonly label: string;
  readonly run: () => void;
  readonly keys?: string;
  readonly danger?: boolean;
  /** A line above. */
  readonly separated?: boolean;
}

export function MenuButton({
  commands,
  children,
}: {
  commands: readonly MenuCommand[];
  children: ReactElement;
}) {
  return (
    <MenuTrigger>
      {children}
      <Popover
        offset={4}
        className="min-w-44 rounded-card border border-border bg-elevated p-1 shadow-popover"
      >
        <Menu className="outline-none">
          {commands.flatMap(({ label, run, keys, danger, separated }) => [
            ...(separated
              ? [<Separator key={`${label}-line`} className="my-1 border-t border-border-subtle" />]
              : []),
            <MenuItem
              key={label}
              onAction={run}
              textValue={label}
              className={`flex h-8 items-center gap-4 rounded-control px-2 text-sm outline-none data-[focused]:bg-hover ${danger ? 'text-danger' : 'text-text'}`}
            >
              {label}
              {keys !== undefined && <span className="ms-auto text-xs text-text-3">{keys}</span>}
            </MenuItem>,
          ])}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
