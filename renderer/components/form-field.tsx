/** What is around the control of a form: its label above, its hint or its problem below. */

import clsx from 'clsx';
import { type ReactNode, useId } from 'react';

import { FormError } from './form-error.tsx';
import { useField } from './form-errors.ts';

export const CONTROL_CLASS =
  'min-h-8 scroll-my-10 rounded-control border border-border-control bg-canvas text-sm text-text placeholder:text-text-3 aria-invalid:border-danger-mark';
export const LABEL_CLASS = 'mb-1.5 block text-xs font-medium text-text-2';
export const HINT_CLASS = 'mt-1.5 block text-xs text-text-2 [overflow-wrap:anywhere]';

/** What ties a control to its label, its hint and its problem. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

export interface FormFieldProps {
  readonly label: string;
  /** Name of the field in the form's problems. */
  readonly field: string;
  readonly hint?: string | undefined;
  readonly className?: string | undefined;
  readonly children: (control: ControlProps) => ReactNode;
}

export function FormField({ label, field, hint, className, children }: FormFieldProps) {
  const id = useId();
  const { error, wrapperProps } = useField(field);
  const text = error ?? hint;
  return (
    <div {...wrapperProps} className={clsx('min-w-0', className)}>
      <label htmlFor={id} className={LABEL_CLASS}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': text === undefined ? undefined : `${id}-text`,
        'aria-invalid': error === null ? undefined : true,
      })}
      {error !== null && <FormError id={`${id}-text`}>{error}</FormError>}
      {error === null && hint !== undefined && (
        <p id={`${id}-text`} className={HINT_CLASS}>
          {hint}
        </p>
      )}
    </div>
  );
}

export interface FormGroupProps {
  readonly label: string;
  readonly field: string;
  readonly children: ReactNode;
}

/** The same around several controls. */
export function FormGroup({ label, field, children }: FormGroupProps) {
  const id = useId();
  const { error, wrapperProps } = useField(field);
  return (
    <div
      {...wrapperProps}
      role="group"
      aria-labelledby={id}
      aria-describedby={error === null ? undefined : `${id}-error`}
      className="min-w-0"
    >
      <span id={id} className={LABEL_CLASS}>
        {label}
      </span>
      {children}
      {error !== null && <FormError id={`${id}-error`}>{error}</FormError>}
    </div>
  );
}
