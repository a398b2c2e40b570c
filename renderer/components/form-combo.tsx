/** A text field that offers what was found, each with a word on what it is; anything may be typed. */

import clsx from 'clsx';
import { ChevronsUpDown } from 'lucide-react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';

import { CONTROL_CLASS, FormField, type FormFieldProps } from './form-field.tsx';

export interface ComboItem {
  /** What choosing it puts into the field. */
  readonly value: string;
  /** "Python 3.11.2"; the value alone without it. */
  readonly detail?: string;
}

export interface FormComboProps extends Omit<FormFieldProps, 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly items: readonly ComboItem[];
  readonly placeholder?: string;
}

export function FormCombo({ value, onChange, items, placeholder, ...field }: FormComboProps) {
  return (
    <FormField {...field}>
      {(control) => (
        <ComboBox
          aria-label={field.label}
          allowsCustomValue
          inputValue={value}
          onInputChange={onChange}
          items={items}
          isInvalid={control['aria-invalid'] ?? false}
          defaultFilter={(text, input) => text.toLowerCase().includes(input.toLowerCase())}
        >
          <div className="relative">
            <Input
              id={control.id}
              aria-describedby={control['aria-describedby']}
              {...(placeholder !== undefined && { placeholder })}
              spellCheck={false}
              className={clsx(
                CONTROL_CLASS,
                'w-full ps-2.5 font-mono text-mono placeholder:font-sans placeholder:text-sm',
                items.length > 0 ? 'pe-8' : 'pe-2.5',
              )}
            />
            {items.length > 0 && (
              <Button className="absolute end-0 top-0 flex size-8 items-center justify-center text-text-2">
                <ChevronsUpDown size={14} aria-hidden />
              </Button>
            )}
          </div>
          <Popover className="min-w-(--trigger-width) rounded-card border border-border bg-elevated p-1 shadow-popover">
            <ListBox<ComboItem> className="max-h-72 overflow-auto outline-none">
              {({ value: text, detail }) => (
                <ListBoxItem
                  id={text}
                  textValue={text}
                  className="flex min-h-8 items-center gap-4 rounded-control px-2 text-sm outline-none data-[focused]:bg-hover"
                >
                  {detail !== undefined && <span className="font-medium">{detail}</span>}
                  <span className="ms-auto font-mono text-mono-xs text-text-2">{text}</span>
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </ComboBox>
      )}
    </FormField>
  );
}
