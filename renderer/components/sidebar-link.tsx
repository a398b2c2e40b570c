/** One line of the sidebar: a route with an icon, a name and a count; the icon alone when it is narrow. */

import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'wouter';

import { formatCount } from '../../electron/shared/format-number.ts';

export interface SidebarLinkProps
  extends Pick<
    ComponentProps<'a'>,
    'onContextMenu' | 'onDragStart' | 'onDragOver' | 'onDragLeave' | 'onDrop' | 'draggable'
  > {
  readonly to: string;
  readonly icon: ReactNode;
  readonly label: string;
  readonly isCurrent: boolean;
  readonly isNarrow: boolean;
  /** None for 0. */
  readonly count?: number;
  /** Instead of a count. */
  readonly end?: ReactNode;
  /** Something is held over it that it takes. */
  readonly isTarget?: boolean;
}

export function SidebarLink(props: SidebarLinkProps) {
  const { to, icon, label, isCurrent, isNarrow, count = 0, end, isTarget, ...handlers } = props;
  return (
    <Link
      {...handlers}
      to={to}
      aria-current={isCurrent ? 'page' : undefined}
      title={isNarrow ? label : undefined}
      className={clsx(
        'flex h-8 shrink-0 items-center gap-2 rounded-control ps-2.5 pe-2 text-sm focus-visible:-outline-offset-2',
        isCurrent ? 'bg-selected text-accent-text' : 'text-text-2 hover:bg-hover hover:text-text',
        isTarget && 'outline-2 outline-accent -outline-offset-2',
      )}
    >
      {icon}
      <span className={isNarrow ? 'sr-only' : 'truncate'}>{label}</span>
      {!isNarrow && count > 0 && (
        <span className="ms-auto text-xs text-text-3 tabular-nums">{formatCount(count)}</span>
      )}
      {!isNarrow && end}
    </Link>
  );
}
