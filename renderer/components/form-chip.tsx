/** One of several things that were chosen, with a button that takes it off. */

import { X } from 'lucide-react';
import { Button } from 'react-aria-components';

import { t } from '../../electron/shared/i18n.ts';

export interface FormChipProps {
  readonly name: string;
  readonly onRemove: () => void;
}

export function FormChip({ name, onRemove }: FormChipProps) {
  return (
    <span className="inline-flex h-[22px] max-w-full items-center gap-0.5 rounded-key bg-subtle ps-1.5 text-xs">
      <span className="truncate">{name}</span>
      <Button
        aria-label={t('Remove {name}', { name })}
        onPress={onRemove}
        className="inline-flex size-[22px] shrink-0 items-center justify-center rounded-key text-text-2 data-[hovered]:bg-hover data-[hovered]:text-text"
      >
        <X size={12} aria-hidden />
      </Button>
    </span>
  );
}
