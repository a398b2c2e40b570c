/** A text that is saved when the field is left; a refused one stays in the field with the reason. */

import clsx from 'clsx';
import { useId, useState } from 'react';

import { FormError } from '../../components/form-error.tsx';
import { refusalSentence } from '../../refusal-sentence.ts';

export interface TextSettingProps {
  readonly label: string;
  readonly value: string;
  /** Rejects with a sentence for the user. */
  readonly onSave: (text: string) => Promise<unknown>;
  readonly placeholder?: string;
  readonly type?: 'text' | 'time';
  readonly isMono?: boolean;
  readonly className?: string;
}

export function TextSetting(props: TextSettingProps) {
  const { label, value, onSave, placeholder, type = 'text', isMono, className = 'w-72' } = props;
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();
  const save = async () => {
    const wanted = text?.trim() ?? value;
    try {
      if (wanted !== value) await onSave(wanted);
      setText(null);
      setProblem(null);
    } catch (error) {
      setProblem(refusalSentence(error));
    }
  };
  return (
    <div className={clsx('flex max-w-full flex-col', className)}>
      <input
        type={type}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={text ?? value}
        onChange={({ target }) => setText(target.value)}
        onBlur={() => void save()}
        onKeyDown={({ key }) => {
          if (key === 'Enter') void save();
        }}
        className={clsx(
          'h-7 w-full rounded-control border border-border-control bg-canvas px-2 text-sm placeholder:text-text-3 aria-invalid:border-danger-mark',
          isMono && 'font-mono text-mono placeholder:font-sans placeholder:text-sm',
        )}
      />
      {problem !== null && <FormError id={problemId}>{problem}</FormError>}
    </div>
  );
}
