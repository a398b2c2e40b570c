/** Tags as chips, with a field that makes a new one of what is typed before Enter or a comma. */

import type { KeyboardEvent } from 'react';

import { t } from '../../electron/shared/i18n.ts';
import { FormChip } from './form-chip.tsx';
import { FormField } from './form-field.tsx';

export interface FormTagsProps {
  readonly label: string;
  readonly hint?: string;
  readonly field: string;
  readonly tags: readonly string[];
  /** What is typed and no tag yet. */
  readonly text: string;
  readonly onType: (text: string) => void;
  /** Makes tags of the text. */
  readonly onAdd: (text: string) => void;
  readonly onRemove: (at: number) => void;
}

export function FormTags({
  label,
  hint,
  field,
  tags,
  text,
  onType,
  onAdd,
  onRemove,
}: FormTagsProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onAdd(text);
    } else if (event.key === 'Backspace' && text === '' && tags.length > 0) {
      onRemove(tags.length - 1);
    }
  };
  return (
    <FormField label={label} field={field} hint={hint ?? t('Enter or a comma adds one.')}>
      {(control) => (
        <div className="flex min-h-8 flex-wrap items-center gap-1 rounded-control border border-border-control bg-canvas px-1.5 py-1 has-aria-invalid:border-danger-mark">
          {tags.map((tag, at) => (
            <FormChip key={tag} name={tag} onRemove={() => onRemove(at)} />
          ))}
          <input
            {...control}
            value={text}
            autoComplete="off"
            onKeyDown={onKeyDown}
            onChange={({ target }) =>
              target.value.includes(',') ? onAdd(target.value) : onType(target.value)
            }
            onBlur={() => onAdd(text)}
            className="h-[22px] min-w-24 flex-1 bg-transparent px-1 text-sm outline-none"
          />
        </div>
      )}
    </FormField>
  );
}
