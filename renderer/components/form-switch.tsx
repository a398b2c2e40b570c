/** A switch with its words beside it. */

import { useId } from 'react';

export interface FormSwitchProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

export function FormSwitch({ label, hint, value, onChange }: FormSwitchProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="flex min-h-7 w-fit items-center gap-2.5 text-sm">
        <input
          id={id}
          type="checkbox"
          role="switch"
          checked={value}
          onChange={({ target }) => onChange(target.checked)}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          className="relative h-4 w-7 shrink-0 appearance-none rounded-full bg-neutral-mark transition-colors duration-[120ms] before:absolute before:start-0.5 before:top-0.5 before:size-3 before:rounded-full before:bg-on-accent before:transition-[inset-inline-start] before:duration-[120ms] checked:bg-accent checked:before:start-3.5"
        />
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="ms-[38px] text-xs text-text-2">
          {hint}
        </p>
      )}
    </div>
  );
}
