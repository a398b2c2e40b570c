/** The text button in its four looks. */

import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';

import { ariaKeys, formatKeys, isMac } from '../commands/key-names.ts';

export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly variant?: ButtonVariant;
  /** In front of the text. */
  readonly icon?: LucideIcon;
  /** The key that does the same, shown behind the text: `r`, `Mod+s`. */
  readonly keys?: string | undefined;
  readonly children: ReactNode;
}

const looks: Readonly<Record<ButtonVariant, string>> = {
  primary: 'border-transparent bg-accent text-on-accent data-hovered:bg-accent-hover',
  plain: 'border-border bg-elevated text-text shadow-control data-hovered:bg-hover',
  quiet: 'border-transparent text-text-2 data-hovered:bg-hover data-hovered:text-text',
  danger: 'border-transparent bg-danger-solid text-white',
};

export function Button({ variant = 'plain', icon: Icon, keys, children, ...props }: ButtonProps) {
  return (
    <AriaButton
      {...props}
      {...(keys === undefined ? {} : { 'aria-keyshortcuts': ariaKeys(keys, isMac) })}
      className={clsx(
        'inline-flex h-7 shrink-0 items-center gap-1.5 rounded-control border px-2.5 text-sm font-medium whitespace-nowrap',
        'transition-colors duration-(--duration-hover) data-disabled:opacity-60 data-pressed:translate-y-px',
        looks[variant],
      )}
    >
      {Icon && <Icon size={16} aria-hidden />}
      {children}
      {keys === undefined ? null : (
        <span aria-hidden translate="no" className="text-2xs font-medium">
          {formatKeys(keys, isMac)}
        </span>
      )}
    </AriaButton>
  );
}
