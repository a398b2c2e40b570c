/** A labelled field for code; a plain one until the editor for it is fetched. */

import clsx from 'clsx';
import { lazy, Suspense } from 'react';

import type { CodeLanguage } from './code-editor.tsx';
import { CONTROL_CLASS, FormField, type FormFieldProps } from './form-field.tsx';

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.tsx')).CodeEditor }));

export interface FormCodeProps extends Omit<FormFieldProps, 'children'> {
  readonly language: CodeLanguage;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly lines: number;
}

export function FormCode({ language, value, onChange, lines, ...field }: FormCodeProps) {
  return (
    <FormField {...field}>
      {(control) => (
        <div
          className={clsx(
            CONTROL_CLASS,
            'flex overflow-hidden has-aria-invalid:border-danger-mark has-[.cm-focused]:outline-2 has-[.cm-focused]:outline-offset-1 has-[.cm-focused]:outline-focus',
          )}
          style={{ minHeight: lines * 20 + 14 }}
        >
          <Suspense>
            <CodeEditor {...{ label: field.label, language, value, onChange, lines, control }} />
          </Suspense>
        </div>
      )}
    </FormField>
  );
}
