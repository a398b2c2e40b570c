/** A 28 px square button with an icon, named by a label that is also its tooltip. */

import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';

import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly label: string;
  readonly keys?: string | undefined;
  /** Drawn with a border, for a place between text buttons. */
  readonly bordered?: boolean;
  readonly icon: LucideIcon;
}

export function IconButton({ label, keys, bordered, icon: Icon, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <AriaButton
        {...props}
        aria-label={label}
        className={clsx(
          'inline-flex size-7 shrink-0 items-center justify-center rounded-control border text-text-2',
          'transition-colors duration-(--duration-hover) data-hovered:bg-hover data-hovered:text-text data-pressed:bg-hover',
          'data-disabled:text-disabled data-disabled:data-hovered:bg-transparent',
          bordered ? 'border-border bg-elevated shadow-control' : 'border-transparent',
        )}
      >
        <Icon size={16} aria-hidden />
      </AriaButton>
    </Tooltip>
  );
}
