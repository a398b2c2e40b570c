/** A labelled text field of one or more lines. */

import clsx from 'clsx';
import type { ReactNode } from 'react';

import { CONTROL_CLASS, FormField, type FormFieldProps } from './form-field.tsx';

export interface FormTextProps extends Omit<FormFieldProps, 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** For text that a machine reads. */
  readonly isMono?: boolean;
  /** More than one makes it grow with its text. */
  readonly lines?: number;
  readonly type?: 'text' | 'date' | 'datetime-local';
  readonly autoFocus?: boolean;
  /** Beside the field, such as a button that fills it. */
  readonly action?: ReactNode;
}

export function FormText({
  value,
  onChange,
  placeholder,
  isMono = false,
  lines = 1,
  type = 'text',
  autoFocus = false,
  action,
  ...field
}: FormTextProps) {
  const shared = {
    value,
    placeholder,
    autoFocus,
    spellCheck: !isMono && lines > 1,
    autoComplete: 'off',
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
    className: clsx(
      CONTROL_CLASS,
      'w-full px-2.5',
      isMono && 'font-mono text-mono placeholder:font-sans placeholder:text-sm',
    ),
  };
  return (
    <FormField {...field}>
      {(control) => (
        <div className="flex items-center gap-2">
          {lines > 1 ? (
            <textarea
              {...control}
              {...shared}
              rows={lines}
              className={clsx(shared.className, 'field-sizing-content max-h-[420px] py-1.5')}
              style={{ minHeight: lines * 20 + 14 }}
            />
          ) : (
            <input {...control} {...shared} type={type} />
          )}
          {action}
        </div>
      )}
    </FormField>
  );
}
