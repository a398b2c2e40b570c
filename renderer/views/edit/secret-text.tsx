/** A field for a password or token: hidden while it is typed, and better chosen among the secrets. */

import clsx from 'clsx';
import { type FocusEvent, useState } from 'react';

import { CONTROL_CLASS, FormField } from '../../components/form-field.tsx';
import { SecretMenu } from './secret-menu.tsx';
import { secretIn, SecretValue } from './secret-value.tsx';

export interface SecretTextProps {
  readonly label: string;
  readonly field: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Of a new secret. */
  readonly suggestedName: string;
  readonly hint?: string | undefined;
  readonly className?: string;
}

export function SecretText(props: SecretTextProps) {
  const { label, field, value, onChange, suggestedName, hint, className } = props;
  const [isTyped, setTyped] = useState(false);
  const name = isTyped ? null : secretIn(value);
  const typing = (isNow: boolean) => (event: FocusEvent) => {
    if (event.target instanceof HTMLInputElement) setTyped(isNow);
  };
  return (
    <FormField label={label} field={field} hint={hint} className={className}>
      {(control) => (
        <div
          className="flex items-center gap-1.5"
          role="group"
          aria-label={label}
          onFocus={typing(true)}
          onBlur={typing(false)}
        >
          {name === null ? (
            <input
              {...control}
              // A reference is no secret, and has to be read to be mended.
              type={value.includes('{{') ? 'text' : 'password'}
              autoComplete="off"
              spellCheck={false}
              value={value}
              onChange={({ target }) => onChange(target.value)}
              className={clsx(CONTROL_CLASS, 'w-full px-2.5 font-mono text-mono')}
            />
          ) : (
            <SecretValue name={name} />
          )}
          <SecretMenu of={label} suggestedName={suggestedName} value={value} onChange={onChange} />
        </div>
      )}
    </FormField>
  );
}
