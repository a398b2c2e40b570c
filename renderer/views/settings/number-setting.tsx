/** A number that is saved when the field is left; a wrong one stays in the field with the reason. */

import { useId, useState } from 'react';

import { formatCount } from '../../../electron/shared/format-number.ts';
import { t } from '../../../electron/shared/i18n.ts';
import { type Settings, settingsSchema } from '../../../electron/shared/settings.ts';
import { FormError } from '../../components/form-error.tsx';
import { saveSettings } from './save-settings.ts';

/** The settings that are numbers. */
type NumberField = {
  [K in keyof Settings]: Settings[K] extends number ? K : never;
}[keyof Settings];

export interface NumberSettingProps {
  readonly label: string;
  readonly settings: Settings;
  readonly field: NumberField;
  /** How much of the setting is one of what the user types: a day has 86,400,000 ms. */
  readonly perUnit?: number;
  /** Behind the field, and in the sentence about a wrong number. */
  readonly unit?: string;
}

export function NumberSetting({ label, settings, field, perUnit = 1, unit }: NumberSettingProps) {
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();
  const shown = String(Math.round((settings[field] / perUnit) * 100) / 100);
  const save = () => {
    if (text === null || text === shown) return setText(null);
    const found = problemWith(text, field, perUnit);
    setProblem(found);
    if (found !== null) return;
    setText(null);
    saveSettings({ [field]: Number(text) * perUnit });
  };
  return (
    <div className="flex max-w-64 flex-col items-end">
      <span className="flex items-center gap-2">
        <input
          aria-label={label}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
          inputMode="numeric"
          value={text ?? shown}
          onChange={({ target }) => setText(target.value)}
          onBlur={save}
          onKeyDown={({ key }) => {
            if (key === 'Enter') save();
          }}
          className="h-7 w-24 rounded-control border border-border-control bg-canvas px-2 text-end text-sm tabular-nums aria-invalid:border-danger-mark"
        />
        {unit !== undefined && <span className="min-w-8 text-xs text-text-2">{unit}</span>}
      </span>
      {problem !== null && <FormError id={problemId}>{problem}</FormError>}
    </div>
  );
}

function problemWith(text: string, field: NumberField, perUnit: number): string | null {
  const { minValue, maxValue } = settingsSchema.shape[field].unwrap();
  const min = Math.ceil((minValue ?? 0) / perUnit);
  const max = Math.floor((maxValue ?? Number.MAX_SAFE_INTEGER) / perUnit);
  const value = Number(text);
  const isRight = /^\s*\d+\s*$/.test(text) && value >= min && value <= max;
  if (isRight) return null;
  return t('A whole number from {min} to {max}', {
    min: formatCount(min),
    max: formatCount(max),
  });
}
