/** A labelled choice of one among few. */

import clsx from 'clsx';
import { ChevronsUpDown } from 'lucide-react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';

import { CONTROL_CLASS, HINT_CLASS, LABEL_CLASS } from './form-field.tsx';

export interface FormSelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
  readonly hint?: string;
  readonly className?: string;
}

export function FormSelect<T extends string>(props: FormSelectProps<T>) {
  const { label, value, options, onChange, hint, className = '' } = props;
  return (
    <Select
      value={value}
      onChange={(key) => {
        const option = options.find(([other]) => other === key);
        if (option) onChange(option[0]);
      }}
      className={clsx('min-w-0', className)}
    >
      <Label className={LABEL_CLASS}>{label}</Label>
      <Button
        className={clsx(
          CONTROL_CLASS,
          'flex w-full items-center justify-between gap-2 px-2.5 data-[hovered]:bg-hover',
        )}
      >
        <SelectValue className="truncate" />
        <ChevronsUpDown size={14} aria-hidden className="text-text-2" />
      </Button>
      {hint !== undefined && (
        <Text slot="description" className={HINT_CLASS}>
          {hint}
        </Text>
      )}
      <Popover className="min-w-(--trigger-width) overflow-auto rounded-card border border-border bg-elevated p-1 shadow-popover">
        <ListBox className="outline-none">
          {options.map(([key, text]) => (
            <ListBoxItem
              key={key}
              id={key}
              textValue={text}
              className="flex h-8 items-center rounded-control px-2 text-sm outline-none data-[focused]:bg-hover data-[selected]:text-accent-text"
            >
              {text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
