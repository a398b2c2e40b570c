/** A table of names and values with rows to add and remove. */

import clsx from 'clsx';
import { Plus, X } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';

import { t } from '../../electron/shared/i18n.ts';
import { Button } from './button.tsx';
import { FormError } from './form-error.tsx';
import { useField } from './form-errors.ts';
import { CONTROL_CLASS, LABEL_CLASS } from './form-field.tsx';
import { IconButton } from './icon-button.tsx';

export interface Pair {
  readonly name: string;
  readonly value: string;
}

export interface FormPairsProps {
  readonly label: string;
  readonly field: string;
  /** What one row is, in a label: "Variable". */
  readonly rowLabel: string;
  readonly addLabel: string;
  readonly pairs: readonly Pair[];
  readonly onChange: (pairs: Pair[]) => void;
  /** Beside the button that adds a row. */
  readonly action?: ReactNode;
  /** Shown in place of a value while it is not being typed; null shows the value itself. */
  readonly valueView?: (pair: Pair) => ReactNode;
  /** Before the button that removes a row. */
  readonly rowAction?: (pair: Pair, onChange: (pair: Pair) => void) => ReactNode;
  /** Of a text that is pasted as a name; true takes it, so that it stays out of the field. */
  readonly onPaste?: (text: string) => boolean;
}

export function FormPairs(props: FormPairsProps) {
  const { label, field, rowLabel, addLabel, pairs, onChange, action } = props;
  const id = useId();
  const rows = useRef<HTMLDivElement>(null);
  const add = () => {
    onChange([...pairs, { name: '', value: '' }]);
    requestAnimationFrame(() =>
      rows.current?.querySelector<HTMLInputElement>('[data-row]:last-child input')?.focus(),
    );
  };
  return (
    <div role="group" aria-labelledby={id}>
      <span id={id} className={LABEL_CLASS}>
        {label}
      </span>
      <div ref={rows} className="flex flex-col gap-1.5">
        {pairs.map((pair, at) => (
          <PairRow
            key={at}
            field={`${field}.${at}`}
            label={t('{row} {number}', { row: rowLabel, number: at + 1 })}
            pair={pair}
            onChange={(changed) => onChange(pairs.with(at, changed))}
            onRemove={() => onChange(pairs.toSpliced(at, 1))}
            shared={props}
          />
        ))}
      </div>
      <div className={clsx('-ms-2.5 flex flex-wrap', pairs.length > 0 && 'mt-1.5')}>
        <Button variant="quiet" icon={Plus} onPress={add}>
          {addLabel}
        </Button>
        {action}
      </div>
    </div>
  );
}

interface PairRowProps {
  readonly field: string;
  readonly label: string;
  readonly pair: Pair;
  readonly onChange: (pair: Pair) => void;
  readonly onRemove: () => void;
  readonly shared: Pick<FormPairsProps, 'onPaste' | 'valueView' | 'rowAction'>;
}

function PairRow({ field, label, pair, onChange, onRemove, shared }: PairRowProps) {
  const id = useId();
  const [isTyped, setTyped] = useState(false);
  const { onPaste, valueView, rowAction } = shared;
  const view = isTyped ? null : (valueView?.(pair) ?? null);
  const { error, wrapperProps } = useField(field);
  const control = clsx(CONTROL_CLASS, 'w-full px-2.5 py-[5px] font-mono text-mono');
  return (
    <div {...wrapperProps} data-row>
      <div
        className={clsx(
          'grid items-start gap-1.5',
          rowAction
            ? 'grid-cols-[minmax(0,2fr)_minmax(0,3fr)_56px]'
            : 'grid-cols-[minmax(0,2fr)_minmax(0,3fr)_28px]',
        )}
      >
        <input
          aria-label={label}
          aria-invalid={error === null ? undefined : true}
          aria-describedby={error === null ? undefined : id}
          placeholder={t('NAME')}
          autoComplete="off"
          spellCheck={false}
          value={pair.name}
          onChange={({ target }) => onChange({ ...pair, name: target.value })}
          onPaste={(event) => {
            if (onPaste?.(event.clipboardData.getData('text'))) event.preventDefault();
          }}
          className={control}
        />
        {view ?? (
          <textarea
            aria-label={t('Value of {row}', { row: label })}
            placeholder={t('value')}
            rows={1}
            spellCheck={false}
            value={pair.value}
            onChange={({ target }) => onChange({ ...pair, value: target.value })}
            onFocus={() => setTyped(true)}
            onBlur={() => setTyped(false)}
            className={clsx(control, 'field-sizing-content max-h-40 resize-none')}
          />
        )}
        <span className="flex h-8 items-center justify-end">
          {rowAction?.(pair, onChange)}
          <IconButton label={t('Remove {name}', { name: label })} icon={X} onPress={onRemove} />
        </span>
      </div>
      {error !== null && <FormError id={id}>{error}</FormError>}
    </div>
  );
}
