/** The times of day of a schedule, with ones to add and remove. */

import clsx from 'clsx';
import { Plus, X } from 'lucide-react';
import { useContext, useId } from 'react';

import { t } from '../../electron/shared/i18n.ts';
import { FormError } from './form-error.tsx';
import { FormErrorsContext, useField } from './form-errors.ts';
import { CONTROL_CLASS, FormGroup } from './form-field.tsx';
import { IconButton } from './icon-button.tsx';

const MAX_TIMES = 24;

export interface ScheduleTimesProps {
  readonly field: string;
  readonly times: readonly string[];
  readonly onChange: (times: string[]) => void;
}

export function ScheduleTimes({ field, times, onChange }: ScheduleTimesProps) {
  const id = useId();
  const { errorOf } = useContext(FormErrorsContext);
  const error = times.map((_, at) => errorOf(`${field}.${at}`)).find((text) => text !== null);
  return (
    <FormGroup label={t('At')} field={field}>
      <div className="flex flex-wrap items-start gap-x-1 gap-y-1.5">
        {times.map((time, at) => (
          <TimeField
            key={at}
            field={`${field}.${at}`}
            label={t('Time {number}', { number: at + 1 })}
            errorId={id}
            time={time}
            onChange={(changed) => onChange(times.with(at, changed))}
            onRemove={times.length > 1 ? () => onChange(times.toSpliced(at, 1)) : null}
          />
        ))}
        {times.length < MAX_TIMES && (
          <span className="flex h-8 items-center">
            <IconButton
              label={t('Add a time')}
              icon={Plus}
              onPress={() => onChange([...times, times.at(-1) ?? '09:00'])}
            />
          </span>
        )}
      </div>
      {error !== undefined && <FormError id={id}>{error}</FormError>}
    </FormGroup>
  );
}

interface TimeFieldProps {
  readonly field: string;
  readonly label: string;
  /** Where the problem of any of the times is told. */
  readonly errorId: string;
  readonly time: string;
  readonly onChange: (time: string) => void;
  /** Null for the only one. */
  readonly onRemove: (() => void) | null;
}

function TimeField({ field, label, errorId, time, onChange, onRemove }: TimeFieldProps) {
  const { error, wrapperProps } = useField(field);
  return (
    <div {...wrapperProps} className="flex items-center">
      <input
        aria-label={label}
        aria-invalid={error === null ? undefined : true}
        aria-describedby={error === null ? undefined : errorId}
        autoComplete="off"
        placeholder="14:30"
        value={time}
        onChange={({ target }) => onChange(target.value)}
        onFocus={({ target }) => target.select()}
        className={clsx(CONTROL_CLASS, 'w-[72px] text-center tabular-nums')}
      />
      {onRemove && (
        <IconButton label={t('Remove {name}', { name: label })} icon={X} onPress={onRemove} />
      )}
    </div>
  );
}
