/** A number that is saved when the field is left; a wrong one stays in the field with the reason. */

import { useId, useState } from 'react';

import type { Settings } from '../../../electron/shared/settings.ts';
import { FormError } from '../../components/form-error.tsx';
import { type NumberField, numberProblem } from './number-problem.ts';
import { saveSettings } from './save-settings.ts';

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
    const isNew = text !== null && text !== shown;
    const found = isNew ? numberProblem(text, field, perUnit) : null;
    setProblem(found);
    if (found !== null) return;
    setText(null);
    if (isNew) saveSettings({ [field]: Number(text) * perUnit });
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
