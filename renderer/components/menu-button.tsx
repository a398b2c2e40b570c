/** A button that opens a menu of commands. */

import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import {
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components';

export interface MenuCommand {
  readonly label: string;
  /** Absent where there is a submenu. */
  readonly run?: () => void;
  readonly submenu?: readonly Omit<MenuCommand, 'submenu'>[];
  readonly keys?: string | undefined;
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
      <MenuPopover commands={commands} />
    </MenuTrigger>
  );
}

function MenuPopover({ commands }: { commands: readonly MenuCommand[] }) {
  return (
    <Popover
      offset={4}
      className="min-w-44 overflow-auto rounded-card border border-border bg-elevated p-1 shadow-popover"
    >
      <Menu className="outline-none">
        {commands.map((command) => (
          <Fragment key={command.label}>
            {command.separated && <Separator className="my-1 border-t border-border-subtle" />}
            {command.submenu ? (
              <SubmenuTrigger>
                <Item command={command}>
                  <ChevronRight size={14} aria-hidden className="ms-auto text-text-3" />
                </Item>
                <MenuPopover commands={command.submenu} />
              </SubmenuTrigger>
            ) : (
              <Item command={command}>
                {command.keys !== undefined && (
                  <span className="ms-auto text-xs text-text-3">{command.keys}</span>
                )}
              </Item>
            )}
          </Fragment>
        ))}
      </Menu>
    </Popover>
  );
}

function Item({
  command: { label, run, danger },
  children,
}: {
  command: MenuCommand;
  children: ReactNode;
}) {
  return (
    <MenuItem
      {...(run && { onAction: run })}
      textValue={label}
      className={`flex h-8 items-center gap-4 rounded-control px-2 text-sm outline-none data-[focused]:bg-hover ${danger ? 'text-danger' : 'text-text'}`}
    >
      {label}
      {children}
    </MenuItem>
  );
}
