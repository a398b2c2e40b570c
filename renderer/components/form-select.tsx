/** A labelled choice of one among few. */

import clsx from 'clsx';
import { ChevronsUpDown } from 'lucide-react';

import { CONTROL_CLASS, FormField, type FormFieldProps } from './form-field.tsx';

export interface FormSelectProps<T extends string> extends Omit<FormFieldProps, 'children'> {
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}

export function FormSelect<T extends string>({
  value,
  options,
  onChange,
  ...field
}: FormSelectProps<T>) {
  const choose = (text: string) => {
    const option = options.find(([key]) => key === text);
    if (option) onChange(option[0]);
  };
  return (
    <FormField {...field}>
      {(control) => (
        <div className="relative">
          <select
            {...control}
            value={value}
            onChange={({ target }) => choose(target.value)}
            className={clsx(CONTROL_CLASS, 'w-full appearance-none truncate ps-2.5 pe-8')}
          >
            {options.map(([key, label]) => (
              <option key={key} value={key} className="bg-elevated">
                {label}
              </option>
            ))}
          </select>
          <ChevronsUpDown
            size={14}
            aria-hidden
            className="pointer-events-none absolute end-2.5 top-2.5 text-text-2"
          />
        </div>
      )}
    </FormField>
  );
}
