/** A row of choices of which one is taken. */

import clsx from 'clsx';
import type { Key } from 'react-aria-components';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

/** More than these move closer together where there is little room. */
const MANY = 5;

export interface FormSegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}

export function FormSegments<T extends string>({
  label,
  value,
  options,
  onChange,
}: FormSegmentsProps<T>) {
  const choose = (keys: Set<Key>) => {
    const option = options.find(([key]) => keys.has(key));
    if (option) onChange(option[0]);
  };
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={choose}
      className="flex w-fit max-w-full flex-wrap gap-0.5 rounded-control border border-border-subtle bg-subtle p-0.5"
    >
      {options.map(([key, text]) => (
        <ToggleButton
          key={key}
          id={key}
          className={clsx(
            options.length > MANY ? 'px-1 @[520px]:px-2' : 'px-2.5',
            'h-[26px] rounded-key border border-transparent text-sm font-medium whitespace-nowrap text-text-2 data-[hovered]:text-text data-[selected]:border-border data-[selected]:bg-elevated data-[selected]:text-text data-[selected]:shadow-control',
          )}
        >
          {text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
