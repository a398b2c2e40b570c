/** A short explanation that appears on hover and focus of one control. */

import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';

import { Kbd } from './kbd.tsx';

export interface TooltipProps {
  readonly text: ReactNode;
  readonly keys?: string | undefined;
  /** One focusable React Aria element. */
  readonly children: ReactElement;
}

export function Tooltip({ text, keys, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {children}
      <AriaTooltip
        offset={6}
        className="flex max-w-80 items-center gap-2 rounded-control border border-border bg-elevated px-2 py-1 text-xs text-text shadow-popover"
      >
        {text}
        {keys === undefined ? null : <Kbd>{keys}</Kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
