/** A number that is saved when the field is left; a refused one stays in the field with the reason. */

import { useId, useState } from 'react';

export interface NumberSettingProps {
  readonly label: string;
  readonly value: number;
  /** Rejects with a sentence for the user. */
  readonly onSave: (value: number) => Promise<unknown>;
}

export function NumberSetting({ label, value, onSave }: NumberSettingProps) {
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();
  const save = async () => {
    if (text === null || Number(text) === value) return setText(null);
    try {
      await onSave(text.trim() === '' ? Number.NaN : Number(text));
      setText(null);
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div className="flex w-56 flex-col items-end gap-1">
      <input
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        inputMode="numeric"
        value={text ?? String(value)}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save();
        }}
        className="h-7 w-24 rounded-control border border-border-control bg-canvas px-2 text-end tabular-nums"
      />
      {problem !== null && (
        <p id={problemId} role="alert" className="text-end text-xs text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}
