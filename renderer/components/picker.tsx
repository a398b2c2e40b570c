/** A choice from a short list. */

import { ChevronsUpDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';

export interface PickerProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

export function Picker({ label, value, options, onChange }: PickerProps) {
  return (
    <Select aria-label={label} value={value} onChange={(key) => onChange(String(key))}>
      <Button className="inline-flex h-7 max-w-60 shrink-0 items-center gap-2 rounded-control border border-border-control bg-canvas px-2.5 text-sm data-[hovered]:bg-hover">
        <SelectValue className="truncate" />
        <ChevronsUpDown size={14} aria-hidden className="text-text-3" />
      </Button>
      <Popover className="max-h-80 min-w-(--trigger-width) overflow-auto rounded-card border border-border bg-elevated p-1 shadow-popover">
        <ListBox className="outline-none">
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className="flex h-8 items-center rounded-control px-2 text-sm outline-none data-[focused]:bg-hover data-[selected]:text-accent-text"
            >
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
