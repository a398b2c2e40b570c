/** Hands the sentences of a form's problems down to the fields they belong to. */

import { createContext, type FocusEvent, useContext } from 'react';

export interface FormErrors {
  /** Null as long as nothing is to be said about the field. */
  readonly errorOf: (field: string) => string | null;
  /** The user has been in the field and left it. */
  readonly leave: (field: string) => void;
}

export const FormErrorsContext = createContext<FormErrors>({
  errorOf: () => null,
  leave: () => undefined,
});

export interface FieldState {
  readonly error: string | null;
  /** For the element around everything that belongs to the field. */
  readonly wrapperProps: {
    readonly 'data-invalid': true | undefined;
    readonly onBlur: (event: FocusEvent) => void;
  };
}

export function useField(field: string): FieldState {
  const { errorOf, leave } = useContext(FormErrorsContext);
  const error = errorOf(field);
  return {
    error,
    wrapperProps: {
      'data-invalid': error === null ? undefined : true,
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) leave(field);
      },
    },
  };
}
