/** A square button that is on or off, above a log. */

import clsx from 'clsx';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';

import { Tooltip } from './tooltip.tsx';

export interface LogToggleProps {
  readonly label: string;
  readonly keys?: string | undefined;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  /** An icon, or one or two characters. */
  readonly children: ReactNode;
}

export function LogToggle({ label, keys, isSelected, onChange, children }: LogToggleProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <ToggleButton
        aria-label={label}
        isSelected={isSelected}
        onChange={onChange}
        className={clsx(
          'inline-flex size-7 shrink-0 items-center justify-center rounded-control text-xs font-medium data-hovered:bg-hover',
          isSelected ? 'bg-accent-tint text-accent-text' : 'text-text-2',
        )}
      >
        {children}
      </ToggleButton>
    </Tooltip>
  );
}
